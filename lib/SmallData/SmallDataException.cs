namespace SmallData;

/// <summary>Something the learner can mend: a folder, a file or a setting. The message names it and says what to do.</summary>
/// <param name="message">What is wrong, where, and the remedy.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class SmallDataException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What an error says in its first line: libtorch lists the calls that led there below it.</summary>
    internal static string FirstLine(Exception error) => error.Message.Split('\n')[0].TrimEnd();
}
