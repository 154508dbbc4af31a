"""A step of the year's work, run as the dock runs it."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsVectorLayer


def take(project, name, run, **values):
    """Run a step as the dock does: results into the project, then what becomes of them."""
    from mine_restoration.ui import outcome
    from mine_restoration.ui.steps import step_of

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"minerestoration:{name}")
    sinks = {
        one.name(): "TEMPORARY_OUTPUT" for one in algorithm.destinationParameterDefinitions() if one.type() == "sink"
    }
    noted = outcome.before(project, algorithm, values)
    results = run(name, **{**sinks, **values})
    for key in sinks:
        if isinstance(results.get(key), QgsVectorLayer):
            project.addMapLayer(results[key])
            results[key] = results[key].id()
    taken = outcome.take(project, step_of(name), algorithm, True, results, noted)
    outcome.save(project, name, taken.outcome)
    return taken
