using System.Text;

namespace SmallData.Book.Documents;

/// <summary>Writes notebooks in the form that Polyglot Notebooks saves: a blank line after each marker and after each cell.</summary>
internal static class DibWriter
{
    public static string Write(DibDocument document)
    {
        var text = new StringBuilder();
        if (document.Meta is { } meta)
        {
            Append(text, KernelNames.Meta, meta);
        }

        foreach (var cell in document.Cells)
        {
            Append(text, cell.Kernel, cell.Text);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string kernel, string content) =>
        text.Append("#!").Append(kernel).Append("\n\n").Append(content).Append("\n\n");
}
