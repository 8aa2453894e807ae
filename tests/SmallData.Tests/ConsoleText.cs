namespace SmallData.Tests;

/// <summary>What is shown while no notebook is there to show it.</summary>
internal static class ConsoleText
{
    public static string Of(Action action)
    {
        TextWriter before = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(before);
        }

        return text.ToString();
    }
}
