namespace SmallData.Book.Hosting;

/// <summary>Makes the host that this book was built with.</summary>
internal static class NotebookHosts
{
    /// <param name="path">The full path of the notebook.</param>
    public static NotebookHost Open(string path) => new Kernels.KernelHost(path);
}
