using System.Globalization;

namespace SmallData.Book.Terminal;

/// <summary>Times as people read them: 0.4 s, 12 s, 3 min 05 s, 1 h 02 min.</summary>
internal static class Durations
{
    public static string Format(TimeSpan time) => time.TotalSeconds switch
    {
        < 0.001 => "0 ms",
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds):0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
    };
}
