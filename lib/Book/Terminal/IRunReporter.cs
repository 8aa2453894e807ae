using SmallData.Book.Documents;
using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace SmallData.Book.Terminal;

/// <summary>Tells the person at the terminal how the run goes.</summary>
internal interface IRunReporter : IProgressSink
{
    /// <summary>A chapter begins.</summary>
    void ChapterStarted(Chapter chapter, int codeCells);

    /// <summary>A cell begins.</summary>
    void CellStarted(int number, DibCell cell);

    /// <summary>A cell has ended, well or not.</summary>
    void CellFinished(CellResult cell);

    /// <summary>A chapter has ended, well or not.</summary>
    void ChapterFinished(ChapterResult chapter);

    /// <summary>A line of its own.</summary>
    void Say(string line);
}
