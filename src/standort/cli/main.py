# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The command ``standort``. Only what ``--help`` needs is imported here; Django comes with the commands."""

import os
import sys
from typing import Annotated, Any

import typer

from standort.cli.error import CommandError, ExitStatus, WrongValueError
from standort.cli.language import _
from standort.cli.option import example
from standort.core.configuration import ConfigurationError

app = typer.Typer(
    name="standort",
    help=_("The open platform for municipal economic development."),
    epilog=example("standort demo", "standort COMMAND --help"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
_DEBUG = "--debug"


def _show_version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        typer.echo(version("standort"))
        raise typer.Exit


@app.callback()
def _options(
    _debug: Annotated[
        bool, typer.Option(_DEBUG, help=_("Show where in the program an error came from."))
    ] = False,
    _version: Annotated[
        bool, typer.Option("--version", help=_("Show the version."), callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options that belong to no single command."""


def _register() -> None:
    from standort.cli import check, demo, importing, init, serve, user, worker

    for module in (demo, init, serve, worker, check):
        module.register(app)
    app.add_typer(user.app, name="user")
    app.add_typer(importing.app, name="import")


_register()


def run(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status; an error becomes a sentence, never a traceback."""
    # What a command writes is of nobody else on the machine: the database holds personal data.
    os.umask(0o077)
    given = sys.argv[1:] if arguments is None else arguments
    debug = _DEBUG in given
    # `--debug` may stand anywhere: who meets an error repeats the line and adds it at the end.
    given = [*([_DEBUG] if debug else []), *(word for word in given if word != _DEBUG)]
    try:
        status = app(given, prog_name="standort", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        _complain(_("Stopped."), "")
        return ExitStatus.INTERRUPTED
    except Exception as error:
        if debug and not hasattr(error, "format_message"):
            raise
        return _explain(error)
    return status if isinstance(status, int) else ExitStatus.OK


def _explain(error: Exception) -> int:
    if isinstance(error, CommandError):
        _complain(error.message, error.hint)
        return error.status
    if isinstance(error, ConfigurationError):
        _complain(_("The configuration is not valid: {reason}").format(reason=error), "")
        return ExitStatus.PROBLEM
    if hasattr(error, "format_message"):
        return _explain_usage(error)
    if hasattr(error, "code") and hasattr(error, "hint"):  # DomainError, known only once Django is there
        _complain(str(error.message), str(error.hint))  # type: ignore[attr-defined]
        return ExitStatus.REFUSED
    if isinstance(error, OSError) and error.filename:
        _complain(f"{error.filename}: {error.strerror}", "")
        return ExitStatus.PROBLEM
    _complain(
        _("Something unforeseen happened: {reason}").format(reason=f"{type(error).__name__}: {error}"),
        _("Run the command again with --debug and send us what it says."),
    )
    return ExitStatus.PROBLEM


def _explain_usage(error: Any) -> int:
    """Say in the person's language what was wrong with the command line; typer says it in English only."""
    if type(error).__name__ == "NoArgsIsHelpError":  # the help has been shown
        typer.echo(error.message, nl=bool(error.message))
        return ExitStatus.USAGE
    context = getattr(error, "ctx", None)
    parameter = getattr(error, "param", None)
    if parameter is not None and hasattr(error, "param_type"):
        text = _("{name} is missing.").format(name=_name_of(parameter))
    elif parameter is not None:
        reason = error.message if isinstance(error, WrongValueError) else _range_of(parameter)
        text = f"{_name_of(parameter)}: {reason or error.message}"
    elif hasattr(error, "option_name"):
        text = _("There is no option {name}, or its value is missing.").format(name=error.option_name)
    else:
        text = error.format_message()
    command = context.command_path if context is not None else "standort"
    _complain(text, _("More with: {command} --help").format(command=command))
    return ExitStatus.USAGE


def _name_of(parameter: Any) -> str:
    return str(parameter.metavar or max(parameter.opts, key=len))


def _range_of(parameter: Any) -> str:
    low, high = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if low is None:
        return ""
    if high is None:
        return _("a whole number from {low} on is needed").format(low=low)
    return _("a whole number from {low} to {high} is needed").format(low=low, high=high)


def _complain(message: str, hint: str) -> None:
    from standort.cli.terminal import complain

    complain(message, hint)
