"""What must be true of what a chapter's cells showed."""
import re

TRAINS = re.compile(r'^var \w+ = [a-z]\w*\.Fit\(', re.MULTILINE)   # at the left edge: run here, not declared here; of a trainer, not of a type
TRAINED = re.compile(r'\d+ epochs in ')
DRAWS = re.compile(r'^(Show\()?(Curves|PhotoSizes|ClassifierComparison|DescentChart)\.(Of|Chart)\(', re.MULTILINE)
CHART = re.compile(r'<svg[^>]*class="sd-figure.*?<(path|polyline|rect|circle)\b', re.DOTALL)
CHECKS = re.compile(r'^Check\.\w+\("([\d.]+)"', re.MULTILINE)
PROGRESS = re.compile(r'<progress value="([\d.]+)" max="([\d.]+)"')


def flaws(cell):
    """What is wrong with a cell, a line each."""
    found = [f'failed: {error[:500]}' for error in cell.errors]
    found += [f'{len(cell.lost)} updates met no output'] if cell.lost else []
    found += [f'a progress bar stands at {value} of {most}' for value, most in PROGRESS.findall(cell.html) if float(value) < float(most)]
    if TRAINS.search(cell.source) and not TRAINED.search(cell.html):
        found.append('a training does not show its last state')
    if DRAWS.search(cell.source) and not CHART.search(cell.html):
        found.append('a chart is missing')
    for exercise in CHECKS.findall(cell.source):
        if f'Exercise {exercise} is waiting for you' not in cell.html:
            found.append(f'exercise {exercise} does not wait')
    return found


# What a clock measured, and whether it was made or found: all else is the same in every run of one seed.
PASSING = re.compile(r'\d+([.,]\d+)*\s?(ms|s|min|minutes|seconds|a second)\b|(a few seconds|about [^·<\n]*) here|(extracted|taken from disk) in .*')


EXTRACTING = re.compile(r'^[\w-]+: [\d,]+ of [\d,]+ photos, ')   # the bar of an extraction, which is not shown where a neighbour's features were found


def figures(cell):
    """What a cell said, without what passes."""
    said = [output.get('text/plain', '') for output in cell.outputs]
    return [PASSING.sub('…', text) for text in said if not EXTRACTING.match(text)]


def counts(cells):
    """What a chapter showed, in words."""
    html = ''.join(cell.html for cell in cells)
    charts, waiting = html.count('<figure class="sd-chart"'), html.count('is waiting for you')
    return f'{len(cells)} cells, {charts} charts, {len(TRAINED.findall(html))} trainings, {waiting} exercises waiting'
