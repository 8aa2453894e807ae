namespace SmallData.Book.Cli;

/// <summary>What <c>export</c> was asked for.</summary>
/// <param name="Run">Which chapters, how they run if they are to, and the folder to write to.</param>
/// <param name="FrontEnd"><c>jupyter</c> or <c>verso</c>.</param>
/// <param name="Outputs">Whether to run the chapters and store what they put out.</param>
internal sealed record ExportOptions(BookOptions Run, string FrontEnd, bool Outputs);
