"""Runs exported chapters in the real .NET kernel and reads what arrives; see README.md. Ends with 'N passed, N failed'."""
import concurrent.futures
import glob
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time

import nbformat

from kernels import FRONT_ENDS
from reading import counts, figures, flaws

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NOTEBOOKS = os.path.join(ROOT, 'jupyter')

CLASS = ['01', '02', '04']
SITTING = ['02', '03', '06']

# A fault of each kind; the check must say these words of the cell.
FAULTS = [
    ('#!import setup.dib', None),
    ('throw new InvalidOperationException("planted")', 'failed: '),
    ('display("old").Update("new");', 'updates met no output'),   # the kernel's own fault, see FrontEnd.cs
    ('Show("<progress value=\\"0.5\\" max=\\"1\\">".DisplayAs("text/html"));', 'a progress bar stands at 0.5 of 1'),
    ('/*\nvar history = trainer.Fit(*/ 1', 'a training does not show its last state'),
    ('/*\nCurves.Of( */ 1', 'a chart is missing'),
    ('/*\nCheck.Number("9.9") */ 1', 'exercise 9.9 does not wait'),
    ('Curves.Of(("run", new History([new Epoch(1, 0.7, 0.5, 0.7, 0.5, 1), new Epoch(2, 0.6, 0.6, 0.6, 0.7, 1)])))', None),
    ('var shown = Show(Note.Info("old"));', None),
    ('shown.Update(Note.Info("new"));', None),
]


def sources(number):
    paths = glob.glob(os.path.join(NOTEBOOKS, number + '-*.ipynb'))
    if not paths:
        sys.exit(f'There is no chapter {number} in {NOTEBOOKS}. Export the chapters first: dotnet run --project lib/Book -c Release -- export')
    notebook = nbformat.read(paths[0], as_version=4)
    nbformat.validate(notebook)
    return [cell.source for cell in notebook.cells if cell.cell_type == 'code' and cell.source.strip()]


def run_chapter(front_end, number):
    """A chapter from its first cell to its last."""
    cells, found = [], []
    with FRONT_ENDS[front_end](NOTEBOOKS) as kernel:
        for index, source in enumerate(sources(number), 1):
            cells.append(kernel.run(source))
    for index, cell in enumerate(cells, 1):   # in the end: a later cell may have updated what an earlier one showed
        found += [f'cell {index}: {flaw}' for flaw in flaws(cell)]
    return counts(cells), found


def run_faults(front_end):
    """Planted faults: a check that does not find its own is no check."""
    found = []
    with FRONT_ENDS[front_end](NOTEBOOKS) as kernel:
        for source, words in FAULTS:
            said = flaws(kernel.run(source))
            if words is None and said:
                found.append(f'{source!r} is sound, but: {said}')
            elif words is not None and not any(words in line for line in said):
                found.append(f'{source!r} should be told by {words!r}, not {said}')
    return f'{len(FAULTS)} cells', found


def an_epoch_has_ended(cell):
    # Bars are drawn some times a second: not every epoch is seen.
    return re.search(r'epoch ([2-9]|\d\d+) of', cell.html)


def run_stop(front_end):
    """Chapter 02, its training stopped after an epoch: the net and the history must be of use to the next cell."""
    cells = sources('02')
    training = next(index for index, source in enumerate(cells) if 'trainer.Fit(' in source)
    found = []
    with FRONT_ENDS[front_end](NOTEBOOKS) as kernel:
        for source in cells[:training]:
            found += [f'before: {flaw}' for flaw in flaws(kernel.run(source))]
        stopped = kernel.run(cells[training].replace('epochs)', '10_000)'), stop_when=an_epoch_has_ended, seconds=240)
        if not stopped.errors:
            found.append('the training was not stopped')
        after = kernel.run(
            'if (trainer.History.Epochs.Count == 0) throw new Exception("the history is empty");\n'
            'if (!double.IsFinite(trainer.Evaluate(validationSet).Loss)) throw new Exception("the net is of no use");\n'
            'trainer.Fit(trainSet, validationSet, 1).Epochs.Count')
        found += [f'after: {flaw}' for flaw in flaws(after)]
    return 'stopped after an epoch, trained on', found


def one_of_a_class(chapters):
    """A learner: a kernel for each chapter, one after the other, on the work folder of all. Gives what each cell said, and what is wrong."""
    said, found = [], []
    for number in chapters:
        cells = []
        with FRONT_ENDS['jupyter'](NOTEBOOKS) as kernel:
            for source in sources(number):
                cells.append(kernel.run(source))
        for index, cell in enumerate(cells, 1):
            found += [f'chapter {number}, cell {index}: {flaw}' for flaw in flaws(cell)]
            said.append((number, index, figures(cell)))
    return said, found


def run_class(learners):
    """Many kernels at once on one clone and one work folder: each says what a lone one says on a folder of its own."""
    own, alone, found = tempfile.mkdtemp(), [], []
    shared = os.environ['SMALLDATA_WORK']
    try:
        os.environ['SMALLDATA_WORK'] = own
        start = time.time()
        alone, found = one_of_a_class(CLASS)
        lone = time.time() - start
    finally:
        os.environ['SMALLDATA_WORK'] = shared
        shutil.rmtree(own, ignore_errors=True)

    start = time.time()
    with concurrent.futures.ThreadPoolExecutor(learners) as pool:
        runs = [pool.submit(one_of_a_class, CLASS) for _ in range(learners)]
    for learner, run in enumerate(runs, 1):
        said, flawed = run.result()
        found += [f'learner {learner}, {flaw}' for flaw in flawed]
        found += [f'learner {learner}, chapter {number}, cell {index}: {mine} instead of {theirs}'[:600]
                  for (number, index, mine), (_, _, theirs) in zip(said, alone) if mine != theirs]
    return f'{learners} learners, chapters {" ".join(CLASS)}: {time.time() - start:.0f} s, a lone one {lone:.0f} s, {len(alone)} cells each', found


def run_sockets(number):
    """A chapter in Jupyter: after each cell, the kernel's sockets end at this machine."""
    found = []
    with FRONT_ENDS['jupyter'](NOTEBOOKS) as kernel:
        for index, source in enumerate(sources(number), 1):
            kernel.run(source)
            found += [f'cell {index}: a socket to or at {address}' for address in kernel.strangers()]
    return f'{index} cells', found


def run_sitting(rounds):
    """One kernel, never restarted: chapters again and again in changing order, a stopped training and cells out of order between them. What the
    compiler of C# cells keeps of each, .NET objects, is no matter of the course, and is told apart."""
    chance, found, memory = random.Random(16), [], []
    chapters = {number: sources(number) for number in SITTING}
    training = next(source for source in chapters['02'] if 'trainer.Fit(' in source).replace('epochs)', '10_000)')
    with FRONT_ENDS['jupyter'](NOTEBOOKS) as kernel:
        for number in range(1, rounds + 1):
            order = chance.sample(SITTING, len(SITTING))
            for chapter in order:
                for index, source in enumerate(chapters[chapter], 1):
                    found += [f'round {number}, chapter {chapter}, cell {index}: {flaw}' for flaw in flaws(kernel.run(source))]
            for source in chapters['02'][:chapters['02'].index(next(one for one in chapters['02'] if 'trainer.Fit(' in one))]:
                kernel.run(source)
            stopped = kernel.run(training, stop_when=an_epoch_has_ended, seconds=240)
            found += [] if stopped.errors else [f'round {number}: the training was not stopped']
            for source in chance.sample([one for one in chapters['02'] if 'Fit(' not in one and 'Check.' not in one][4:], 5):
                kernel.run(source)   # may fail for want of what the stopped cell did not make; the kernel must live on
            heap = int(re.search(r'\d+', str(kernel.run('$"{System.GC.GetTotalMemory(true) >> 20}"').outputs)).group())
            memory.append((kernel.memory() >> 20) - heap)
            print(f'     round {number}: {memory[-1]} MB, and {heap} MB of .NET objects', flush=True)
    settled = memory[1:]
    if max(settled) > 1.1 * settled[0]:
        found.append(f'memory grew from {settled[0]} MB after the second round to {max(settled)} MB')
    return f'{rounds} rounds of chapters {" ".join(SITTING)}, MB after each: {" ".join(map(str, memory))}', found


def main(arguments):
    what, rest = (arguments[0], arguments[1:]) if arguments else ('', [])
    chapters = rest or sorted(os.path.basename(path)[:2] for path in glob.glob(os.path.join(NOTEBOOKS, '[0-9][0-9]-*.ipynb')))
    if what in FRONT_ENDS:
        tasks = [(f'{what} {number}', run_chapter, (what, number)) for number in chapters]
    elif what == 'sockets':
        tasks = [(f'sockets {number}', run_sockets, (number,)) for number in rest or ['01', '02']]
    elif what in ('class', 'sitting') and len(rest) < 2 and all(map(str.isdigit, rest)):
        many = int(rest[0]) if rest else 8 if what == 'class' else 10
        tasks = [(f'{what} {many}', run_class if what == 'class' else run_sitting, (many,))]
        os.environ.setdefault('SMALLDATA_THREADS', '1')
    elif what in ('faults', 'stop'):
        tasks = [(f'{what} {front_end}', run_faults if what == 'faults' else run_stop, (front_end,)) for front_end in rest or FRONT_ENDS]
    else:
        sys.exit(__doc__ + '\nUsage: run.py jupyter|stdio [NN ...], run.py faults|stop [jupyter] [stdio], run.py class [LEARNERS], '
                 'run.py sitting [ROUNDS], run.py sockets [NN ...]')

    work = tempfile.mkdtemp()
    os.environ.update(SMALLDATA_WORK=work, DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT='1', DOTNET_NOLOGO='1')
    os.environ.setdefault('SMALLDATA_PROFILE', 'quick')
    failed = 0
    try:
        for name, task, arguments in tasks:
            start = time.time()
            try:
                said, found = task(*arguments)
            except (ConnectionError, TimeoutError, RuntimeError) as error:
                said, found = '', [f'{type(error).__name__}: {error}']
            failed += bool(found)
            print(f"{'FAIL' if found else 'ok  '} {name}  {time.time() - start:5.1f} s  {said}", flush=True)
            for line in found:
                print('     ' + line, flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f'{len(tasks) - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))   # by an exit, which ends the kernels, too
    sys.exit(main(sys.argv[1:]))
