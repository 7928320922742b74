"""What each shell is told: its script, and how a word is written for it.

No script evaluates anything that comes from a store. bash puts into the line what it is given, so what it is given is
quoted here; zsh and fish quote what they put into the line themselves.
"""

import re
from typing import NamedTuple

_BASH = r"""
# Completion of `timeline` in bash, from `timeline completion bash`.
_timeline() {
    local line
    COMPREPLY=()
    # What COMP_WORDBREAKS makes of the line is not what bash makes of it, so the line goes there as it is.
    while IFS= read -r line; do
        if [[ $line == files ]]; then
            compopt -o default 2>/dev/null
        else
            COMPREPLY+=("${line#=}")
        fi
    done < <(command timeline completion bash --answer -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
}
complete -o nosort -F _timeline timeline 2>/dev/null || complete -o default -F _timeline timeline
"""

_ZSH = r"""
#compdef timeline
# Completion of `timeline` in zsh, from `timeline completion zsh`.
_timeline() {
    local line
    local -a names told asked
    asked=("${(Q)PREFIX}" "${(@Q)words[1,CURRENT-1]}")
    for line in "${(@f)$(command timeline completion zsh --answer -- "${(@)asked}" 2>/dev/null)}"; do
        if [[ $line == files ]]; then
            _files
        elif [[ -n $line ]]; then
            line=${line#=}
            names+=("${line%%$'\t'*}")
            told+=("${line%%$'\t'*}${${line#*$'\t'}:+  -- }${line#*$'\t'}")
        fi
    done
    (( $#names )) && compadd -V names -l -d told -a names
}
if [[ $funcstack[1] == _timeline ]]; then _timeline "$@"; else compdef _timeline timeline; fi
"""

_FISH = r"""
# Completion of `timeline` in fish, from `timeline completion fish`.
function __timeline_completion
    set -l current (commandline -ct)
    for line in (command timeline completion fish --answer -- "$current" (commandline -opc) 2>/dev/null)
        if test "$line" = files
            __fish_complete_path "$current"
        else
            string replace -r '^=' '' -- $line
        end
    end
end
complete -c timeline -f -k -a '(__timeline_completion)'
"""

SCRIPTS = {"bash": _BASH.lstrip("\n"), "zsh": _ZSH.lstrip("\n"), "fish": _FISH.lstrip("\n")}
"""By shell the script that makes it ask."""

_BREAKS = " \t\n"
_ENDS_COMMAND = ";|&()<>"
_PLAIN = re.compile(r"[A-Za-z0-9_@%+=:,./\-]+|[^\x00-\x7f]+")


class Typed(NamedTuple):
    """A line as far as the cursor: the words before the last, and the last, each as the command would get it.

    `kept` is what bash leaves of the last word when it puts in what is completed, `quote` the quote that is open there.
    """

    words: tuple[str, ...]
    last: str
    kept: str = ""
    quote: str = ""


def typed_in_bash(line: str, replaced: str) -> Typed:
    """Takes a line apart as bash does; `replaced` is the end of it that bash puts another text in the place of.

    Nothing is expanded. A quote that is open, or a backslash at the end, is as if the rest was still to come.
    """
    keep = len(line) - len(replaced) if line.endswith(replaced) else len(line)
    words: list[str] = []
    word, quote, inside = "", "", False
    kept = ("", "")
    at = 0
    while at <= len(line):
        if at == keep:
            kept = (word, quote)
        if at == len(line):
            break
        sign = line[at]
        if sign == "\\" and quote != "'":
            following = line[at + 1 : at + 2]
            literal = quote == '"' and following not in '$`"\\'
            word += sign + following if literal else following
            inside = True
            if at + 1 == keep:
                kept = (word, quote)
            at += 2
            continue
        if quote:
            quote, word = ("", word) if sign == quote else (quote, word + sign)
        elif sign in "'\"":
            quote, inside = sign, True
        elif sign in _BREAKS:
            words, word, inside = [*words, word] if word or inside else words, "", False
        elif sign in _ENDS_COMMAND:
            words, word, inside = [], "", False
        else:
            word, inside = word + sign, True
        at += 1
    return Typed(tuple(words), word, *kept)


def quoted_for_bash(text: str, quote: str) -> str:
    """A text as it is typed in bash, where this quote is open."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        # `!` begins an expansion of the history in double quotes too, and a backslash before it would stay.
        return re.sub(r'([$`"\\])', r"\\\1", text).replace("!", '"\\!"')
    return "".join(part if _PLAIN.fullmatch(part) else f"\\{part}" for part in _PARTS.findall(text))


_PARTS = re.compile(_PLAIN.pattern + r"|.", re.DOTALL)


def typed_in_fish(token: str) -> str:
    """The word that fish is about to complete, without its quotes; nothing is expanded."""
    return typed_in_bash(token, "").last
