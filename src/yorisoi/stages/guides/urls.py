"""Addresses of the stage."""

from django.urls import path

from yorisoi.stages.guides.views import editions, home, kit, reading

_EDITION = "editions/<int:number>/"
_CLAIM = f"{_EDITION}<int:chapter>/<int:order>/"
_GUIDE = "guide/<slug:programme>/<int:number>/"

staff = [
    path("", home.home, name="home"),
    path("kpt", home.kpt, name="kpt"),
    path("documents", home.documents, name="documents"),
    path("documents/<slug:kind>/make", home.make_document, name="make_document"),
    path("documents/<slug:kind>/<int:version>/", home.document, name="document"),
    path("documents/<slug:kind>/<int:version>/sign", home.sign_document, name="sign_document"),
    path(
        "documents/<slug:kind>/<int:version>/paper.<str:form>",
        home.document_paper,
        name="document_paper",
    ),
    path("editions/new", editions.new, name="new_edition"),
    path(_EDITION, editions.edition, name="edition_edit"),
    path(f"{_EDITION}refresh", editions.refresh, name="refresh"),
    path(f"{_EDITION}publish", editions.publish, name="publish"),
    path(f"{_EDITION}paper.<str:form>", editions.paper, name="draft_paper"),
    path(f"{_EDITION}trace/<slug:kind>/<path:reference>", editions.trace, name="trace"),
    path(f"{_EDITION}<int:chapter>/", editions.claims, name="claims"),
    path(f"{_EDITION}<int:chapter>/new", editions.new_claim, name="new_claim"),
    path(_CLAIM, editions.change_claim, name="change_claim"),
    path(f"{_CLAIM}move", editions.move_claim, name="move_claim"),
    path(f"{_CLAIM}remove", editions.remove_claim, name="remove_claim"),
    path("kit", kit.kit, name="kit"),
    path("kit.zip", kit.download, name="kit_download"),
    path("kit/inspect", kit.kit_inspect, name="kit_inspect"),
    path("kit/import", kit.kit_import, name="kit_import"),
    path("road", kit.road, name="road"),
    path("road/<slug:task>", kit.road_step, name="road_step"),
]

public = [
    path(_GUIDE, reading.edition, name="edition"),
    path(f"{_GUIDE}guideline.<str:form>", reading.edition_paper, name="edition_paper"),
    path(f"{_GUIDE}kit.zip", reading.kit_file, name="kit_file"),
    path(f"{_GUIDE}<int:chapter>/", reading.chapter, name="chapter"),
    path(f"{_GUIDE}<int:chapter>/chapter.<str:form>", reading.chapter_paper, name="chapter_paper"),
    path(f"{_GUIDE}<int:chapter>/<int:order>/", reading.chain, name="chain"),
]
