namespace SmallData;

/// <summary>
/// Something the learner can mend: a folder, a file or a setting. The message names it and says what to do.
/// </summary>
public sealed class SmallDataException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and the remedy.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public SmallDataException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
