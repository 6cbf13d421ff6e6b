"""How the site was started: example, developers' mode, names, https, faces, the signing key."""

from django.core import checks
from django.utils.translation import gettext as _

from yorisoi.ui.words import listed
from yorisoi.web.safety.findings import Finding, House, Severity, safe, unsafe

FACES = ("staff", "public", "all")
NOT_A_NAME = ("*", "testserver")
AT_HOME = {"127.0.0.1", "localhost", "[::1]"}


def example(house: House) -> Finding:
    """The example lets everybody in with one click."""
    if house.settings.YORISOI_EXAMPLE:
        return unsafe(
            "example",
            Severity.NOW,
            _("見本として動いています。だれでもパスワードなしで、だれとしてでも入れます。"),
            _("YORISOI_EXAMPLE の行を消して、始めなおしてください。"),
        )
    return safe("example", _("見本ではありません。"))


def debug(house: House) -> Finding:
    """The developers' mode shows the insides of the site to whoever meets a fault."""
    if house.settings.DEBUG:
        return unsafe(
            "debug",
            Severity.NOW,
            _("開発用の表示になっています。不具合のとき、中の値が画面に出ます。"),
            _("YORISOI_DEBUG の行を消して、始めなおしてください。"),
        )
    return safe("debug", _("開発用の表示は切れています。"))


def hosts(house: House) -> Finding:
    """A site answers only to its own name, else links in letters can be made to lead elsewhere."""
    names = [each for each in house.settings.ALLOWED_HOSTS if each]
    strange = [each for each in names if each in NOT_A_NAME]
    if "*" in names:
        return unsafe(
            "hosts",
            Severity.NOW,
            _("どんな名前で呼ばれても答えます。"),
            _("YORISOI_HOSTS に、このサイトの名前だけを書いてください。"),
        )
    if strange or not set(names) - AT_HOME:
        return unsafe(
            "hosts",
            Severity.SOON,
            _("サイトの名前が決まっていません。ためしの名前のままです。"),
            _("YORISOI_HOSTS に、このサイトの名前だけを書いてください。"),
        )
    return safe("hosts", _("答える名前：%(names)s") % {"names": listed(names)})


def https(house: House) -> Finding:
    """Without https, whoever shares the network reads along."""
    if not house.settings.YORISOI_HTTPS:
        return unsafe(
            "https",
            Severity.NOW,
            _("通信が暗号になっていません。同じネットワークの人に読まれるおそれがあります。"),
            _(
                "前に立てるサーバーで https を使い、YORISOI_HTTPS=1 と YORISOI_PROXIES=1 を書いてください。"
            ),
        )
    return safe("https", _("https だけで使えます。"))


def proxies(house: House) -> Finding | None:
    """Behind a proxy that is not counted, every reader seems to come from the same address."""
    if not house.settings.YORISOI_HTTPS:
        return None
    if not house.settings.YORISOI_PROXIES:
        return unsafe(
            "proxies",
            Severity.SOON,
            _("前に立てたサーバーを数えていません。だれが何度ためしたかを数えられません。"),
            _("YORISOI_PROXIES に、前に立てたサーバーの数を書いてください。ふつうは 1 です。"),
        )
    return safe("proxies", _("前に立てたサーバーを数えています。"))


def face(house: House) -> Finding:
    """The desk on the closed network, the rest on the internet, each a process of its own."""
    chosen = house.settings.YORISOI_FACE
    if chosen not in FACES:
        return unsafe(
            "face",
            Severity.NOW,
            _("入り口の種類「%(chosen)s」はありません。") % {"chosen": chosen},
            _("YORISOI_FACE に staff か public を書いてください。"),
        )
    if chosen == "all":
        return unsafe(
            "face",
            Severity.SOON,
            _("職員のページと参加する人のページを、一つの入り口で出しています。"),
            _(
                "二つに分けて動かしてください。庁内は YORISOI_FACE=staff、外は YORISOI_FACE=public です。"
            ),
        )
    return safe("face", _("入り口は「%(chosen)s」だけです。") % {"chosen": chosen})


def signing_key(house: House) -> Finding:
    """Other programmes of the same account can read an environment; a file has an owner."""
    if house.environ.get("YORISOI_SECRET"):
        return unsafe(
            "signing_key",
            Severity.WHEN_POSSIBLE,
            _("署名の鍵が環境変数にあります。ほかのプログラムやログから見えることがあります。"),
            _(
                "YORISOI_SECRET を消してください。鍵は自動で、持ち主だけが読めるファイルになります。"
            ),
        )
    file = house.data / "keys" / "signing.key"
    if file.exists() and file.stat().st_mode & 0o077:
        return unsafe(
            "signing_key",
            Severity.NOW,
            _("署名の鍵のファイルを、持ち主のほかの人も読めます。"),
            _("次の命令を打ってください：chmod 600 %(file)s") % {"file": file},
        )
    return safe("signing_key", _("署名の鍵は、持ち主だけが読めるファイルにあります。"))


def administrator(house: House) -> Finding:
    """A site that runs as root can do everything on its machine."""
    if house.user == 0:
        return unsafe(
            "administrator",
            Severity.SOON,
            _("管理者（root）として動いています。破られたとき、機械全体におよびます。"),
            _("専用の利用者を作り、その名前で動かしてください。手引きに例があります。"),
        )
    return safe("administrator", _("管理者ではない利用者で動いています。"))


def framework(house: House) -> Finding:
    """What Django itself warns of in an installation."""
    warned = [
        each.id or each.msg
        for each in checks.run_checks(include_deployment_checks=True)
        if each.level >= checks.WARNING and not each.is_silenced()
    ]
    if warned:
        return unsafe(
            "framework",
            Severity.SOON,
            _("土台の Django が注意しています：%(codes)s") % {"codes": listed(sorted(warned))},
            _("上のことをなおすと、多くは消えます。残ったら、番号を開発者に伝えてください。"),
        )
    return safe("framework", _("土台の Django が注意することはありません。"))


LOOKS = (
    example, debug, hosts, https, proxies, face, signing_key, administrator, framework,
)  # fmt: skip
