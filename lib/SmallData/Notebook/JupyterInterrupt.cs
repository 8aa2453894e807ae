using System.Collections;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SmallData;

/// <summary>Lets Jupyter's <i>Interrupt</i> stop a cell. Jupyter sends SIGINT; in the tool 1.0.712001 only the kernel's web host listens to it, and ends the process:
/// nets, pictures and figures are gone. (The other way, a message, waits until the cell has ended by itself.) The host registers through .NET and lets nobody take its
/// handler away, so that is taken out of .NET's own list; where a version has no such list, everything stays as it was.</summary>
internal static class JupyterInterrupt
{
    private const int SigInt = 2;

    private static CancellationTokenSource _pressed = new();
    private static PosixSignalRegistration? _registration;

    /// <summary>Cancelled by the next interrupt.</summary>
    public static CancellationToken Token => Volatile.Read(ref _pressed).Token;

    /// <summary>From here on, if this process is a kernel that Jupyter started. A second call changes nothing.</summary>
    public static void Use()
    {
        if (_registration is null && !OperatingSystem.IsWindows() && Environment.GetCommandLineArgs() is [var program, "jupyter", ..]
            && program.EndsWith("Microsoft.DotNet.Interactive.App.dll", StringComparison.Ordinal) && ForgetOthers())
        {
            _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;   // of what it does by default: end the process
                Interlocked.Exchange(ref _pressed, new CancellationTokenSource()).Cancel();
            });
        }
    }

    private static bool ForgetOthers()
    {
        object? list = typeof(PosixSignalRegistration).GetField("s_registrations", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null);
        if (list is not IDictionary registrations)
        {
            return false;
        }

        lock (registrations)
        {
            (registrations[SigInt] as IList)?.Clear();
        }

        return true;
    }
}
