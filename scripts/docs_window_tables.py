"""Tables of the documents about what the plugin adds to QGIS: settings, packages, functions. Needs QGIS.

Texts come in the language that ``tr`` speaks when they are asked for.
"""

from __future__ import annotations

import re

from docs_tables import WORDS, both, code, table

from mine_restoration.gis import setting_words, settings
from mine_restoration.gis.dependencies import packages
from mine_restoration.gis.expressions import functions
from mine_restoration.gis.layouts import IDS
from mine_restoration.gis.setting_words import groups, titles


def settings_table(language: str) -> str:
    """Each setting: what it is, what holds where nobody sets it, and whose it may be."""
    heads = both(language, "setting|meaning|default|set for", "设置|含义|默认|适用").split("|")
    words, parts = titles(), []
    for key, title in groups().items():
        rows = [
            [
                f"**{words[one.name][0]}** {code(one.name)}",
                words[one.name][1],
                setting_words.shown(one, one.default),
                _whose(one, language),
            ]
            for one in settings.SETTINGS
            if one.group == key
        ]
        parts.append(f"### {title}\n\n{table(heads, rows)}\n")
    return "\n".join(parts)


def _whose(setting: settings.Setting, language: str) -> str:
    user = both(language, "you", "用户") if setting.for_user else ""
    project = both(language, "a project", "项目") if setting.in_projects else ""
    return both(language, ", ", "、").join(filter(None, (user, project)))


def packages_table(language: str) -> str:
    """The Python packages, and what each is for."""
    heads = both(language, "package|needed|what for", "软件包|要求|用途").split("|")
    needed = both(language, "yes|optional", "必需|可选").split("|")
    rows = ([code(one.wanted), needed[0 if one.required else 1], one.purpose] for one in packages())
    return table(heads, rows)


def functions_table(language: str) -> str:
    """The functions for expressions, with their help."""
    parts = []
    for function in functions():
        text = re.sub(r"<(/?)h(\d)>", r"<\1b>", function.helpText())
        parts.append(f"### `{function.name()}`\n\n{text}\n")
    return "\n".join(parts)


def layout_ids(language: str) -> str:
    """The ids that a layout template has to have."""
    heads = both(language, "id|what is put there|templates", "标识|内容|模板").split("|")
    every = list(dict.fromkeys(one for ids in IDS.values() for one in ids))
    joint = both(language, ", ", "、")
    rows = (
        [
            code(one),
            WORDS["layout_ids"][one][language],
            both(language, "all", "全部")
            if all(one in ids for ids in IDS.values())
            else joint.join(code(name) for name, ids in IDS.items() if one in ids),
        ]
        for one in every
    )
    return table(heads, rows)


TABLES = {
    "layout ids": layout_ids,
    "settings": settings_table,
    "packages": packages_table,
    "functions": functions_table,
}
"""Name of a place in a document, and what stands there."""
