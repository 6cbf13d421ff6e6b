"""What our rules find in views, and what they leave alone; never imported."""


# ruleid: view-without-a-door
def open_to_everybody_by_mistake(request: HttpRequest, programme: str) -> HttpResponse:
    # ruleid: personal-rows-asked-in-a-view
    people = Participant.objects.filter(name=request.GET["name"])
    return render(request, "people.html", people=people)


@staff(Permission.PERSONAL)
# ok: view-without-a-door
def roster(request: HttpRequest, desk: Desk) -> HttpResponse:
    # ok: personal-rows-asked-in-a-view
    people = queries.participants(desk)
    # ok: personal-rows-asked-in-a-view
    years = Programme.objects.all()
    return render(request, "people.html", people=people, years=years)


@person
# ok: view-without-a-door
def mine(request: HttpRequest, me: Me) -> HttpResponse:
    return render(request, "mine.html")


@public
# ok: view-without-a-door
def front(request: HttpRequest) -> HttpResponse:
    return render(request, "front.html")


@require_POST
@doors.public
# ok: view-without-a-door
def sign_out(request: HttpRequest) -> HttpResponse:
    return redirect("web:front")


# ok: view-without-a-door
def screen(request: HttpRequest, desk: Desk, *, title: str) -> HttpResponse:
    return render(request, "screen.html", title=title)
