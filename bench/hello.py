"""The smallest program that uses typer and rich: what a command line of this kind costs before it does anything."""

import typer
from rich.console import Console

app = typer.Typer()


@app.command()
def main(name: str = "world") -> None:
    Console().print(f"Hello [bold]{name}[/bold]")


if __name__ == "__main__":
    app()
