using System.Text;

namespace SmallData.Book.Hosting.Scripting;

/// <summary>While it lives, what is written to the console goes to the running cell, and what is read from it is empty: nobody sits there.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly TextWriter output = Console.Out;
    private readonly TextWriter error = Console.Error;
    private readonly TextReader input = Console.In;

    public ConsoleCapture()
    {
        Console.SetOut(new CellWriter(output));
        Console.SetError(new CellWriter(error));
        Console.SetIn(TextReader.Null);
    }

    public void Dispose()
    {
        Console.SetOut(output);
        Console.SetError(error);
        Console.SetIn(input);
    }

    /// <summary>Writes to the running cell; between cells, to the console that was there before.</summary>
    private sealed class CellWriter : TextWriter
    {
        private readonly TextWriter fallback;

        public CellWriter(TextWriter fallback)
        {
            this.fallback = fallback;
            CoreNewLine = ['\n'];
        }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (BookDisplay.Current is { } run)
            {
                run.Write(buffer);
            }
            else
            {
                fallback.Write(buffer);
            }
        }
    }
}
