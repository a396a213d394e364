"""Read the YAML knowledge: one loader, one cache, errors that name file and entry.

YAML is slow to parse, so what was parsed (or built from it) is kept as MessagePack in the user's cache folder, keyed
by the files' paths, times and sizes and by our version. A broken or unwritable cache only costs time.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from lagebild.errors import KnowledgeError
from lagebild.settings import settings

T = TypeVar("T")

DATA = Path(__file__).parent / "data"
FORMAT = "2"  # raise when the cached shape changes


class _Loader(yaml.CSafeLoader):
    """YAML without its traps: only true and false are booleans ("on" is a preposition), dates stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in found:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands here twice", key_node.start_mark
            )
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def knowledge_files(pattern: str, extra_paths: Iterable[str] | None = None) -> list[Path]:
    """Return our files matching `pattern` ("offices/*.yaml"), sorted, then those of each user folder."""
    folders = [DATA, *map(Path, settings().knowledge_paths if extra_paths is None else extra_paths)]
    return [file for folder in folders for file in sorted(folder.glob(pattern))]


def cache_folder() -> Path:
    """Return the user's cache folder for compiled knowledge (XDG_CACHE_HOME or ~/.cache)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "lagebild" / "knowledge"


def fingerprint(name: str, files: Iterable[Path]) -> str:
    """Return a key that changes when a file changes (path, time, size), our code or our format."""
    digest = hashlib.sha256(f"{FORMAT}:{name}".encode())
    for file in (*files, *sorted(DATA.parent.glob("*.py"))):
        stat = file.stat()
        digest.update(f"|{file}:{stat.st_mtime_ns}:{stat.st_size}".encode())
    return f"{name}-{digest.hexdigest()[:20]}"


def remembered(name: str, files: Sequence[Path], kind: type[T], build: Callable[[], T]) -> T:
    """Return what `build` makes of `files`, from the cache where it is still true."""
    folder = cache_folder()
    file = folder / f"{fingerprint(name, files)}.msgpack"
    with contextlib.suppress(OSError, msgspec.DecodeError, msgspec.ValidationError):
        return msgspec.msgpack.decode(file.read_bytes(), type=kind)
    value = build()
    _store(file, msgspec.msgpack.encode(value), name)
    return value


def _store(file: Path, content: bytes, name: str) -> None:
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in sorted(file.parent.glob(f"{name}-*.msgpack"), key=lambda path: path.stat().st_mtime)[:-4]:
            old.unlink(missing_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(file)


def read_yaml(file: Path) -> Any:
    """Return the parsed content of one file; raises KnowledgeError that names it and the line."""
    try:
        return yaml.load(file.read_bytes(), Loader=_Loader)  # noqa: S506  # _Loader is a CSafeLoader
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{file}: not readable as YAML ({error}); mend the line it names") from error
    except OSError as error:
        raise KnowledgeError(f"{file}: not readable ({error})") from error


def load_files(name_or_glob: str, extra_paths: Iterable[str] | None = None) -> list[tuple[str, Any]]:
    """Return (file, content) of every matching file, ours first, then the user's folders (settings by default).

    Raises KnowledgeError where nothing matches or a file is no YAML.
    """
    files = knowledge_files(name_or_glob, extra_paths)
    if not files:
        raise KnowledgeError(f"no knowledge file matches {name_or_glob!r} in {DATA} or the knowledge_paths")
    name = "yaml-" + re.sub(r"\W+", "_", name_or_glob)
    return remembered(name, files, list[tuple[str, Any]], lambda: [(str(file), read_yaml(file)) for file in files])


def load_yaml(name_or_glob: str, extra_paths: Iterable[str] | None = None) -> Any:
    """Return the content of the matching files laid over each other, the user's last.

    Lists are joined, mappings merged key by key, any other value replaced. Raises KnowledgeError as `load_files`.
    """
    contents = [content for _, content in load_files(name_or_glob, extra_paths)]
    return functools.reduce(_laid_over, contents)


def _laid_over(lower: Any, upper: Any) -> Any:
    if isinstance(lower, dict) and isinstance(upper, dict):
        return {
            **lower,
            **{key: _laid_over(lower[key], value) if key in lower else value for key, value in upper.items()},
        }
    if isinstance(lower, list) and isinstance(upper, list):
        return lower + upper
    return upper


def convert(file: str, place: str, entry: Any, kind: type[T]) -> T:
    """Return `entry` as a `kind`; raises KnowledgeError naming file and entry for unknown keys and wrong types."""
    try:
        return msgspec.convert(entry, kind)
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{file}: entry {place} {_short(entry)}: {error}") from error


def entries(file: str, content: Any, kind: type[T]) -> list[T]:
    """Return every entry of a file that is one list."""
    if not isinstance(content, list):
        raise KnowledgeError(f"{file}: must be a list of entries, is {type(content).__name__}")
    return [convert(file, f"{number}", entry, kind) for number, entry in enumerate(content, start=1)]


def _short(entry: Any) -> str:
    if isinstance(entry, dict):
        return repr(next(iter(entry.values()), ""))[:60]
    return repr(entry)[:60]
