namespace Portable.Tests.Parity;

/// <summary>The comparison itself: it prints the listings' line forms and notices every kind of difference.</summary>
public class PrinterTests
{
    [Theory]
    [InlineData("T class Portable.Tests.Parity.Sample<T> : System.Collections.Generic.List<T>")]
    [InlineData("M Portable.Tests.Parity.Sample<T>.ctor(int capacity = 4)")]
    [InlineData("M static Portable.Tests.Parity.Sample<T>.Map<R>(System.Func<T,R> f, params long[] sizes) : System.ValueTuple<R,int?>[]")]
    [InlineData("M protected Portable.Tests.Parity.Sample<T>.Read(in int a, ref T b, out byte c) : void")]
    [InlineData("M Portable.Tests.Parity.Sample<T>.Move() : void")]
    [InlineData("P Portable.Tests.Parity.Sample<T>.Level { get; } : float")]
    [InlineData("P Portable.Tests.Parity.Sample<T>.Item[string key] { get; set; } : T")]
    [InlineData("F static Portable.Tests.Parity.Sample<T>.Shared : object")]
    [InlineData("T struct Portable.Tests.Parity.Sample<T>.Inner")]
    [InlineData("F Portable.Tests.Parity.Sample<T>.Inner.Outer : Portable.Tests.Parity.Sample<T>")]
    [InlineData("F static Portable.Tests.Parity.Shade.Dark : Portable.Tests.Parity.Shade = 3")]
    [InlineData("M static Portable.Tests.Parity.Extensions.With(this string s, Portable.Tests.Parity.Shade shade = Dark, double x = 1E-08) : string")]
    public void Prints_the_form_of_the_listings(string line) => Assert.Contains(line, Printed());

    [Fact]
    public void Leaves_out_what_others_cannot_see() =>
        Assert.DoesNotContain(Printed(), l => l.Contains("Hidden") || l.Contains("get_"));

    [Fact]
    public void Names_of_generic_parameters_may_differ() =>
        Assert.Empty(new Listing(["T static class N.A<X>", "M static N.A<X>.f<Y>(this System.Func<X,Y> y, Y? X = null) : Y[]"])
            .Differences(["M static N.A<T>.f<R>(this System.Func<T,R> y, R? X = null) : R[]"]));

    [Theory]
    [InlineData("M static N.A.f(int b, int a = 1) : void")] // order
    [InlineData("M static N.A.f(int a, int b = 2) : void")] // default
    [InlineData("M static N.A.f(int a, int b) : void")] // no default
    [InlineData("M static N.A.f(int a, long b = 1) : void")] // type
    [InlineData("M static N.A.f(int a, int B = 1) : void")] // name
    [InlineData("M static N.A.f(int a, int b = 1) : int")] // return
    [InlineData("M N.A.f(int a, int b = 1) : void")] // not static
    [InlineData("M static N.A.f(this int a, int b = 1) : void")] // extension
    [InlineData("M static N.A.f<T>(int a, int b = 1) : void")] // generic
    public void A_difference_is_reported_with_the_nearest_line(string ours)
    {
        const string theirs = "M static N.A.f(int a, int b = 1) : void";
        string report = Assert.Single(new Listing(["T static class N.A", theirs, "M static N.A.g() : void"]).Differences([ours]));
        Assert.StartsWith($"ours:    {ours}\nlisting: {theirs}", report);
    }

    [Fact]
    public void A_type_that_is_missing_is_reported() =>
        Assert.Equal("ours:    T class N.B\nlisting: T struct N.B", Assert.Single(new Listing(["T struct N.B"]).Differences(["T class N.B"])));

    private static string[] Printed() =>
        [.. new[] { typeof(Sample<>), typeof(Sample<>.Inner), typeof(Shade), typeof(Extensions) }.SelectMany(SignaturePrinter.Print)];
}

public enum Shade { Light, Dark = 3 }

public static class Extensions
{
    public static string With(this string s, Shade shade = Shade.Dark, double x = 1e-8) => $"{s}{shade}{x}";
}

public class Sample<T>(int capacity = 4) : List<T>(capacity)
{
    public static object Shared = "";
    public float Level { get; private set; }
    public T this[string key] { get => this[key.Length]; set => this[key.Length] = value; }
    public static (R first, int? second)[] Map<R>(Func<T, R> f, params long[] sizes) => [];
    protected void Read(in int a, ref T b, out byte c) => (Level, c) = (a, 0);
    protected internal void Move() { }
    internal void Hidden() { }

    public struct Inner
    {
        public Sample<T> Outer;
    }
}
