"""The form of a record as JSON Schema, so that an editor completes keys and labels while one types."""

from typing import Any, Literal

from pqteach.codebook import Codebook
from pqteach.pq import PQ

LAYERS: tuple[Literal["acts", "context", "moves"], ...] = ("acts", "context", "moves")


def record_schema(codebook: Codebook) -> dict[str, Any]:
    """The JSON Schema of a record with the labels of a codebook; scalars are strings or what YAML reads them as.

    An editor's schema is a help: `pqteach lint` decides. It leaves out `id`, which the file's name gives.
    """
    schema = PQ.model_json_schema()
    schema["title"] = f"PQ, annotated by pq-moves {codebook.version}"
    schema["required"] = [name for name in schema["required"] if name != "id"]
    acts, context, moves = ({"enum": list(codebook.ids(layer))} for layer in LAYERS)
    ask, move = (schema["$defs"][part]["properties"] for part in ("Ask", "Move"))
    ask["act"] |= acts
    ask["act_against"]["propertyNames"] = acts
    schema["$defs"]["Context"]["properties"]["label"] |= context
    move["label"] |= moves
    move["against"]["propertyNames"] = moves
    move["secondary"]["anyOf"][0] |= moves
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema
