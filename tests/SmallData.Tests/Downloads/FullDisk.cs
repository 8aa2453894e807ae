namespace SmallData.Tests.Downloads;

/// <summary>A new or longer file on a disk with room for so many bytes.</summary>
internal sealed class FullDisk(string path, int room) : FileStream(path, FileMode.Append, FileAccess.Write)
{
    private int left = room;

    public override void Write(byte[] array, int offset, int count)
    {
        base.Write(array, offset, Math.Min(left, count));
        left = Math.Max(left - count, -1);
        if (left < 0)
        {
            left = 0;
            throw new IOException($"No space left on device : '{Name}'");
        }
    }
}
