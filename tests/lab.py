"""A JupyterLab of its own to test in, and notebooks that are opened in it and worked as a learner does."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
STARTING = 60
"""Seconds that a server or a page may take to be there."""


def serve(home: Path, program: str, app: str) -> Iterator[tuple[str, Path]]:
    root = home / "work"
    root.mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = {
        f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")
    } | {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
         "IPYTHONDIR": str(home / "ipython")}  # fmt: skip
    (home / "config" / "labconfig").mkdir(parents=True)
    (home / "config" / "labconfig" / "default_setting_overrides.json").write_text(
        json.dumps({"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}})
    )
    command = [
        sys.executable, "-m", program, "--no-browser", f"--port={port}", "--port-retries=0", "--allow-root",
        f"--ServerApp.root_dir={root}", "--IdentityProvider.token=", f"--{app}.expose_app_in_browser=True",
    ]  # fmt: skip
    with (home / "log").open("w") as log:
        running = subprocess.Popen(command, cwd=root, env={**os.environ, **folders}, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(lambda: urllib.request.urlopen(f"{address}/api", timeout=1).status == 200, home / "log")
        yield address, root
    finally:
        running.terminate()
        running.wait(20)


def _await(there: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + STARTING
    while time.monotonic() < end:
        try:
            if there():
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError(log.read_text("utf-8")[-2000:])


class Opened:
    """A notebook in JupyterLab, worked as a learner does."""

    def __init__(self, browser: Any, server: tuple[str, Path], name: str, path: str = "lab/tree") -> None:
        self.address, self.root = server
        self.name = name
        self.asked: list[str] = []
        self.context = browser.new_context(viewport={"width": 1200, "height": 900})
        self.page = self.context.new_page()
        self.page.set_default_timeout(STARTING * 1000)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.path = path
        self.open()

    def open(self) -> None:
        """Open the notebook, or open it again, and wait until its kernel is idle."""
        self.page.goto(f"{self.address}/{self.path}/{self.name}?reset")
        self.idle()

    def idle(self) -> None:
        self.page.wait_for_function(
            """() => {
                const app = window.jupyterapp;
                const panel = app?.shell?.currentWidget;
                const kernel = panel?.sessionContext?.session?.kernel;
                return app?.commands?.hasCommand('runmenu:run-all') && panel?.context?.isReady
                    && kernel?.status === 'idle' && kernel?.connectionStatus === 'connected';
            }"""
        )

    def command(self, name: str) -> None:
        self.page.evaluate("async (name) => { await window.jupyterapp.commands.execute(name); }", name)

    def run_all(self) -> None:
        self.command("runmenu:run-all")
        self.idle()

    def restart(self) -> None:
        """Restart the kernel, without the dialog that asks for it."""
        self.page.evaluate(
            "async () => { await window.jupyterapp.shell.currentWidget.sessionContext.restartKernel(); }"
        )
        self.idle()

    def save(self) -> dict[str, Any]:
        """Save the notebook and read it from disk."""
        self.command("docmanager:save")
        return self.on_disk()

    def on_disk(self) -> dict[str, Any]:
        return json.loads((self.root / self.name).read_text("utf-8"))

    def held(self) -> dict[str, Any]:
        """The responses in the notebook's metadata, as saved."""
        return self.save()["metadata"].get("pqteach", {}).get("responses", {})

    def run_code(self, code: str) -> str:
        """Run code in the notebook's kernel, beside its cells; gives what it prints."""
        return str(
            self.page.evaluate(
                """async (code) => {
                    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                    const future = kernel.requestExecute({ code });
                    let said = '';
                    future.onIOPub = (message) => { said += message.content.text ?? message.content.evalue ?? ''; };
                    await future.done;
                    return said;
                }""",
                code,
            )
        )

    def quiz(self, name: str) -> Any:
        return self.page.locator(".pqteach-quiz", has=self.page.locator(f"legend:text-matches('^{name}\\\\. ')"))

    def close(self) -> None:
        self.context.close()
