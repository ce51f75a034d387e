"""`lajur serve`: the whole product in one process tree."""

import argparse
import errno
import http.client
import json
import os
import socket
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from ipaddress import ip_address

from lajur.project.database import database_settings
from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.lock import held
from lajur.project.output import say
from lajur.project.postgres.account import hand_over, program_account
from lajur.project.postgres.folders import Folders
from lajur.project.postgres.server import Server
from lajur.project.processes import Identity
from lajur.project.program import Program
from lajur.project.running import var_folder
from lajur.project.supervisor import Pause, Service, Supervisor

HELP = _("Menjalankan Lajur: basis data, halaman web dan pekerja.")
EPILOG = _(
    """\
Contoh:
  lajur serve                      buka http://127.0.0.1:8000
  lajur serve --port 9000          pakai porta lain
  lajur serve --host 0.0.0.0       dapat dibuka dari komputer lain
  lajur serve --no-demo            tanpa kantor contoh dan pengganti jabatan
  lajur serve --no-catalogue       kantor contoh tanpa SOP, untuk mencoba SOP sendiri

Semua data tersimpan dalam satu folder, `var` (atau LAJUR_VAR). DATABASE_URL
menggantikan PostgreSQL bawaan. Ctrl-C menghentikan semuanya dengan tertib."""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what this command takes."""
    parser.add_argument(
        "--host", default="127.0.0.1", help=_("alamat yang dilayani (127.0.0.1)")
    )
    parser.add_argument("--port", type=_port, default=8000, help=_("porta (8000)"))
    parser.add_argument(
        "--demo",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=_("kantor contoh dengan pengganti jabatan (bila belum ada kantor lain)"),
    )
    parser.add_argument(
        "--catalogue",
        action=argparse.BooleanOptionalAction,
        default=True,
        help=_("isi kantor contoh dengan katalog SOP bawaan"),
    )


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(_("porta harus angka 1 sampai 65535"))


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 0 when stopped in good order."""
    _check_port(args.host, args.port)
    var = var_folder()
    url = os.environ.get("DATABASE_URL")
    database_settings(url, var)  # refuses a malformed address before anything starts
    embedded = not url
    var.mkdir(parents=True, exist_ok=True)
    with held(var) if embedded else nullcontext():
        base = Server(var, tell=say) if embedded else None
        if base:
            base.prepare()
        identity = program_account(Folders(var), base.account if base else None)
        if identity:
            hand_over(var, identity)
        Supervisor(
            base=base,
            prepare=lambda pause: _prepare(args, identity, pause),
            tell=say,
            on_ready=lambda: _greet(args),
        ).run()
    return 0


def _prepare(
    args: argparse.Namespace, identity: Identity | None, pause: Pause
) -> Sequence[Service]:
    """Start the web server, which prepares what is missing before it serves."""
    logs = var_folder() / "log"
    hosts = os.environ.get("LAJUR_HOSTS") or _host_names(args.host)
    wish = {"LAJUR_CATALOGUE": str(int(args.catalogue)), "LAJUR_HOSTS": hosts}
    if args.demo is not None:
        wish["LAJUR_DEMO"] = str(int(args.demo))
    web = Program(
        name=_("Web"),
        module="lajur.project.web",
        arguments=(args.host, str(args.port)),
        log=logs / "web.log",
        environment=wish,
        is_ready=_answers(args.host, args.port),
        identity=identity,
    )
    try:
        web.start()
        is_demo = json.loads(web.wait_for_outcome(pause, say))["is_demo"]
        if args.demo and not is_demo:
            raise CannotRun(
                _(
                    "Basis data ini berisi kantor sungguhan, jadi mode contoh tidak "
                    "dapat dibuka; jalankan tanpa --demo."
                )
            )
    except BaseException:
        web.stop()
        raise
    args.demo = is_demo and wish.get("LAJUR_DEMO") != "0"
    worker = Program(
        name=_("Pekerja"),
        module="lajur.project.worker",
        log=logs / "worker.log",
        environment={**wish, "LAJUR_DEMO": str(int(args.demo))},
        identity=identity,
    )
    return worker, web


def _check_port(host: str, port: int) -> None:
    """Try the address before anything starts, to tell a taken one in one sentence."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except (OSError, OverflowError) as error:
        raise CannotRun(_why_not_bound(error, host, port)) from None


def _why_not_bound(error: Exception, host: str, port: int) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return _(
            "Porta {port} sudah dipakai program lain; pilih porta lain, misalnya: "
            "lajur serve --port {other}"
        ).format(port=port, other=port + 1)
    if number == errno.EACCES:
        return _(
            "Porta {port} hanya boleh dipakai root; pilih porta di atas 1023, "
            "misalnya: lajur serve --port 8000"
        ).format(port=port)
    return _(
        "Alamat {host}:{port} tidak dapat dilayani komputer ini; periksa --host dan "
        "--port."
    ).format(host=host, port=port)


def _is_any(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _reachable(host: str) -> str:
    return "127.0.0.1" if _is_any(host) else host


def _host_names(host: str) -> str:
    """Return the names this site answers to; an open address answers to any name."""
    usual = "127.0.0.1,localhost,[::1]"
    return "*" if _is_any(host) else f"{usual},{host}"


def _answers(host: str, port: int) -> Callable[[], bool]:
    def answers() -> bool:
        request = http.client.HTTPConnection(_reachable(host), port, timeout=5)
        try:
            request.request("HEAD", "/", headers={"Host": "localhost"})
            request.getresponse()
        except OSError:
            return False
        finally:
            request.close()
        return True

    return answers


def _greet(args: argparse.Namespace) -> None:
    host = _reachable(args.host)
    shown = f"[{host}]" if ":" in host else host
    say("")
    say(_("Lajur berjalan: http://{host}:{port}").format(host=shown, port=args.port))
    if args.demo:
        say(
            _(
                "Masuk: buka alamat itu dan pilih salah satu jabatan kantor contoh; "
                "kata sandi tidak diperlukan."
            )
        )
    else:
        say(_("Masuk dengan nama pengguna dan kata sandi kantor Anda."))
    say(_("Berhenti: Ctrl-C. Catatan: {folder}").format(folder=var_folder() / "log"))
