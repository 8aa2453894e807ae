using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Notebooks.Tests;

/// <summary>Nothing leaves the machine but downloads that were announced. tests/Kernels/alone.py counts what is sent elsewhere; .ci/run has the chapters in Jupyter counted, too.</summary>
public sealed class PrivacyTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void A_book_of_ones_own_photos_asks_no_other_machine()
    {
        foreach (string photo in (string[])["cats/1.png", "cats/2.png", "cats/3.png", "cats/4.png", "dogs/1.png", "dogs/2.png", "dogs/3.png", "dogs/4.png"])
        {
            string file = Path.Combine(folder.Root, "photos", photo);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var image = new Image<Rgb24>(16, 16, new Rgb24((byte)photo.Length, (byte)photo[5], 3));
            image.SaveAsPng(file);
        }

        // Downloads are allowed: the photos are at hand, so there is nothing to ask for.
        (int code, string said) = Alone("dotnet", Path.Combine(AppContext.BaseDirectory, "Book.dll"), "--profile", "quick", "--chapters", "01", "--out", Path.Combine(folder.Root, "book"));
        Assert.True(code == 0, said);
    }

    [SkippableFact]
    public void What_asks_another_machine_is_told()
    {
        (int code, string said) = Alone(Python, "-c", "import socket; socket.socket().connect_ex(('192.0.2.1', 80))");
        Assert.Equal((1, "Asked for another machine, 1 times.\n"), (code, said));
    }

    private (int Code, string Said) Alone(params string[] command)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists(Python), "This takes Linux and Python.");
        string script = Path.Combine(Path.GetDirectoryName(SmallData.Book.Running.Course.Find(AppContext.BaseDirectory).Folder)!, "tests", "Kernels", "alone.py");
        Skip.IfNot(Run([script, "true"]).Code == 0, "No network of its own can be had here.");
        return Run([script, .. command]);
    }

    private (int Code, string Said) Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SMALLDATA_OFFLINE"] = "0";
        start.Environment["SMALLDATA_PHOTOS"] = Path.Combine(folder.Root, "photos");
        start.Environment["SMALLDATA_WORK"] = Path.Combine(folder.Root, "work");
        start.Environment.Remove("SMALLDATA_DATA");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.Result);
    }
}
