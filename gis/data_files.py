"""What is wrong with a data file, in the user's language: counties write rule files by hand."""

from __future__ import annotations

import re

from ..core.catalogue import CatalogueError
from .i18n import tr


def place_words(cause: CatalogueError) -> str:
    """Where the mistake is: the line in words, then the place as ``rules[3].relation``."""
    line = re.match(r"line (\d+)", cause.place)
    if line is None:
        return tr("the file as a whole") if cause.place in ("top", "file") else cause.place
    return tr("line {line}").format(line=line[1]) + cause.place[line.end() :]


def broken(cause: CatalogueError) -> str:
    """A sentence with the file, the place in it, what is wrong there and what to do."""
    return tr("The data file '{file}' cannot be used. {place}: {problem}. Mend it, or choose another file.").format(
        file=cause.path, place=place_words(cause), problem=problem_words(cause)
    )


def problem_words(cause: CatalogueError) -> str:
    """What is wrong; a problem that has no translation stays as it is."""
    sentences = problems()
    figures = {name: sentences.get(figure, figure) for name, figure in cause.figures.items()}
    sentence = sentences.get(cause.template, cause.template)
    return sentence.format(**figures) if figures else sentence


def problems() -> dict[str, str]:
    """The problems of data files, those of rule files, and what Python says of broken JSON."""
    return {
        # any file
        "'{key}' is missing": tr("'{key}' is missing"),
        "should be {wanted}, is {found}": tr("should be {wanted}, is {found}"),
        "a text": tr("a text"),
        "a number": tr("a number"),
        "true or false": tr("true or false"),
        "a list [ ]": tr("a list [ ]"),
        "an object { }": tr("an object { }"),
        "'{key}' is not known here; known are {known}": tr("'{key}' is not known here; known are {known}"),
        "'{key}' is there twice; only one can count": tr("'{key}' is there twice; only one can count"),
        "column '{column}' is missing": tr("column '{column}' is missing"),
        "has not as many values as the header": tr("has not as many values as the header"),
        "is not UTF-8": tr("is not UTF-8; save the file in this encoding"),
        "is not a data file that this program can read": tr("is not a data file that this program can read"),
        # plans of a public copy
        "{value} is finer than a public copy may be; the least is {least}": tr(
            "{value} is finer than a public copy may be; the least is {least}"
        ),
        "'{text}' is nothing that a public copy can hold; it can hold {known}": tr(
            "'{text}' is nothing that a public copy can hold; it can hold {known}"
        ),
        "a column is 2 to 200 characters wide": tr("a column is 2 to 200 characters wide"),
        "a table needs a column": tr("a table needs a column"),
        # plans of a package
        "item '{item}' is there twice": tr("item '{item}' is there twice"),
        "holds no item; write at least one": tr("holds no item; write at least one"),
        "'{file}' is the file of another item": tr("'{file}' is the file of another item"),
        "'{name}' is no name that every system takes": tr("'{name}' is no name that every system takes"),
        "'{name}' is none of {known}": tr("'{name}' is none of {known}"),
        "braces { } do not match": tr("braces { } do not match"),
        "should end with {endings}": tr("should end with {endings}"),
        "'each' should be {each} here": tr("'each' should be {each} here"),
        "left out": tr("left out"),
        "a file name needs {number} if, and only if, there is one file for each unit or file": tr(
            "a file name needs {number} if, and only if, there is one file for each unit or file"
        ),
        "'{item}' is nothing that the program makes; it makes {known}": tr(
            "'{item}' is nothing that the program makes; it makes {known}"
        ),
        # words of plan and result
        "should be a number from {least} on": tr("should be a number from {least} on"),
        "should hold {count} texts": tr("should hold {count} texts"),
        "should be a number above 0, written as a text": tr("should be a number above 0, written as a text"),
        # rule files
        "'{file}' extends this file in turn": tr("'{file}' extends this file in turn"),
        "'{file}' is neither beside this file nor bundled": tr("'{file}' is neither beside this file nor bundled"),
        "'{rule}' is no rule of '{file}'": tr("'{rule}' is no rule of '{file}'"),
        "'{text}' already stands for '{kind}'": tr("'{text}' already stands for '{kind}'"),
        "'{kind}' is no kind; known are {known}": tr("'{kind}' is no kind; known are {known}"),
        "'{value}' is none of {known}": tr("'{value}' is none of {known}"),
        "'{key}' needs at least one text": tr("'{key}' needs at least one text"),
        "'{field}' is no field of a unit: {known}": tr("'{field}' is no field of a unit: {known}"),
        "'{text}' is no date written YYYY-MM-DD": tr("'{text}' is no date written YYYY-MM-DD"),
        "{last} is before valid_from {first}": tr("{last} is before valid_from {first}"),
        "rule '{rule}' is there twice": tr("rule '{rule}' is there twice"),
        "rule '{rule}' has this name too; readers of a report have only the name": tr(
            "rule '{rule}' has this name too; readers of a report have only the name"
        ),
        "should be the name of a file beside this one or of a bundled one, no path": tr(
            "should be the name of a file beside this one or of a bundled one, no path"
        ),
        "only a file with 'extends' leaves rules out": tr("only a file with 'extends' leaves rules out"),
        "is longer than {most} characters": tr("is longer than {most} characters"),
        "is empty; write a text": tr("is empty; write a text"),
        "holds no rule; write at least one": tr("holds no rule; write at least one"),
        "holds no outcome; write at least one": tr("holds no outcome; write at least one"),
        "holds no value; write at least one": tr("holds no value; write at least one"),
        "names no document; a rule without one names the practice it follows": tr(
            "names no document; a rule without one names the practice it follows"
        ),
        'only polygons have an area to overlap: ["polygon"]': tr('only polygons have an area to overlap: ["polygon"]'),
        "should be more than 0": tr("should be more than 0"),
        "should be a number from 0 to 999999": tr("should be a number from 0 to 999999"),
        "is a coefficient from 0 (no air) to 1; for light about 0.14": tr(
            "is a coefficient from 0 (no air) to 1; for light about 0.14"
        ),
        "the last outcome has no 'when': it is the one for everything else": tr(
            "the last outcome has no 'when': it is the one for everything else"
        ),
        "needs a 'when'; only the last outcome has none": tr("needs a 'when'; only the last outcome has none"),
        "needs either 'is' or 'is_not'": tr("needs either 'is' or 'is_not'"),
        "the sections of units are {known}": tr("the sections of units are {known}"),
        # limits of the unit check
        "should be more than 0 and less than 100": tr("should be more than 0 and less than 100"),
        "should be 0 to 99": tr("should be 0 to 99"),
        "'{code}' is no land class": tr("'{code}' is no land class"),
        "'{field}' is no field of a unit": tr("'{field}' is no field of a unit"),
        # forms of the annual plan
        "'{text}' is no cell; write sheet and cell: Sheet1!C3": tr(
            "'{text}' is no cell; write sheet and cell: Sheet1!C3"
        ),
        "'{text}' is the cell of '{other}' already": tr("'{text}' is the cell of '{other}' already"),
        "'{file}' extends another form itself; name a whole one": tr(
            "'{file}' extends another form itself; name a whole one"
        ),
        "is no regular expression: {reason}": tr("is no regular expression: {reason}"),
        "should be a width in millimetres": tr("should be a width in millimetres"),
        "has to hold {known}, in this order": tr("has to hold {known}, in this order"),
        "'empty' is '{value}'; it says how much a missing value weighs: error, warning or note": tr(
            "'empty' is '{value}'; it says how much a missing value weighs: error, warning or note"
        ),
        "the spans have to sum to {width}": tr("the spans have to sum to {width}"),
        "a key is there twice": tr("a key is there twice"),
        "should be 1 or 2": tr("should be 1 or 2"),
        "'{key}' has to stand under exactly one heading": tr("'{key}' has to stand under exactly one heading"),
        "is no day of a year": tr("is no day of a year"),
        "braces do not match: {reason}": tr("braces do not match: {reason}"),
        "'{placeholder}' cannot be filled; known: {known}": tr("'{placeholder}' cannot be filled; known: {known}"),
        # working days
        "'{text}' is no year": tr("'{text}' is no year"),
        "'{text}' is no day of the year; write month-day: 05-01": tr(
            "'{text}' is no day of the year; write month-day: 05-01"
        ),
        "'{text}' is there twice": tr("'{text}' is there twice"),
        "'{text}' is a weekend anyway": tr("'{text}' is a weekend anyway"),
        "'{text}' is worked anyway": tr("'{text}' is worked anyway"),
        # json
        "Expecting value": tr("a value is missing, or there is a comma too many"),
        "Expecting ',' delimiter": tr("a comma or a closing bracket is missing"),
        "Expecting ':' delimiter": tr("a colon is missing"),
        "Expecting property name enclosed in double quotes": tr(
            'a name in "straight double quotes" is missing, or there is a comma too many'
        ),
        "Extra data": tr("there is something after the end"),
        "Invalid control character at": tr("a text has a line break or a tab in it"),
        "Unterminated string starting at": tr("a text is not closed by a quote"),
        "Illegal trailing comma before end of object": tr("there is a comma too many"),
        "Illegal trailing comma before end of array": tr("there is a comma too many"),
    }
