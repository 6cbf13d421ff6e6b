"""What our rules find (ruleid) and what they leave alone (ok); never imported."""

# ruleid: outgoing-look-up
import requests
# ruleid: outgoing-look-up
from urllib.request import urlopen
# ruleid: outgoing-look-up
import smtplib
# ok: outgoing-look-up
from urllib.parse import urlsplit

# ruleid: markup-from-a-value
a = Markup(name)
# ruleid: markup-from-a-value
b = Markup(f"<b>{name}</b>")
# ruleid: markup-from-a-value
c = mark_safe("<b>" + name)
# ok: markup-from-a-value
d = Markup("<b>{}</b>").format(name)

# ruleid: sql-from-pieces
cursor.execute(f"SELECT * FROM people WHERE code = '{code}'")
# ruleid: sql-from-pieces
cursor.execute("SELECT * FROM people WHERE code = '%s'" % code)
# ruleid: sql-from-pieces
Person.objects.extra(where=["code = " + code])
# ok: sql-from-pieces
cursor.execute(f"PRAGMA {setting}")
# ok: sql-from-pieces
cursor.execute("SELECT * FROM people WHERE code = %s", [code])

# ruleid: said-on-the-console
print("somebody signed in")
# ok: said-on-the-console
self.print_page(1)

# ruleid: person-in-a-log
logger.info("signed in: %s", person.name)
# ruleid: person-in-a-log
log.error(f"no mail to {account.email}")
# ok: person-in-a-log
logger.info("signed in: %s", person.code)

# ruleid: bytes-that-become-code
value = pickle.loads(data)
# ruleid: bytes-that-become-code
value = yaml.load(data)
# ruleid: bytes-that-become-code
value = eval(text)
# ruleid: bytes-that-become-code
subprocess.run(command, shell=True)
# ruleid: bytes-that-become-code
archive.extractall(folder)
# ruleid: bytes-that-become-code
page = environment.from_string(text)
# ok: bytes-that-become-code
value = json.loads(data)
# ok: bytes-that-become-code
subprocess.run(["pdftotext", path], check=True)

# ruleid: form-without-its-token
from django.views.decorators.csrf import csrf_exempt
# ok: form-without-its-token
from django.views.decorators.csrf import csrf_protect

# ruleid: chance-that-can-be-guessed
token = random.choice(letters)
# ruleid: chance-that-can-be-guessed
key = uuid.uuid1()
# ok: chance-that-can-be-guessed
dice = random.Random(seed)
# ok: chance-that-can-be-guessed
token = secrets.token_urlsafe(32)

# ruleid: hash-that-is-broken
h = hashlib.md5(data)
# ruleid: hash-that-is-broken
h = hashlib.new("sha1", data)
# ok: hash-that-is-broken
h = hashlib.sha256(data)

# ruleid: way-on-from-the-request
answer = redirect(request.GET["next"])
# ruleid: way-on-from-the-request
answer = HttpResponseRedirect(request.POST.get("next"))
# ok: way-on-from-the-request
answer = redirect("web:front")

# ruleid: check-switched-off
answer = session.get(address, verify=False)
# ruleid: check-switched-off
DEBUG = True
# ok: check-switched-off
DEBUG = os.environ.get("YORISOI_DEBUG") == "1"

# ruleid: format-from-a-value
said = request.POST["form"].format(person=person)
# ruleid: format-from-a-value
said = form.cleaned_data["letter"] % values
# ruleid: format-from-a-value
said = letter.words.format(person=person)
# ruleid: format-from-a-value
said = template.format_map(values)
# ok: format-from-a-value
said = "{}".format(request.POST["words"])
# ok: format-from-a-value
said = _("%(name)sさん") % {"name": form.cleaned_data["name"]}
# ok: format-from-a-value
said = Markup("<b>{}</b>").format(person.name)
