using System.Runtime.CompilerServices;

/// <summary>No test asks a server outside this machine; what a test starts inherits it.</summary>
internal static class Offline
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("SMALLDATA_OFFLINE", "1");
}
