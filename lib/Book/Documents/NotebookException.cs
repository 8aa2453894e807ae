namespace SmallData.Book.Documents;

/// <summary>A notebook that cannot be read or run as it is written: the message names the file and the remedy.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="file">The notebook.</param>
/// <param name="line">Its line, counted from 1; 0 where the whole file is meant.</param>
internal sealed class NotebookException(string message, string file, int line) : Exception(message)
{
    public string File { get; } = file;

    public int Line { get; } = line;
}
