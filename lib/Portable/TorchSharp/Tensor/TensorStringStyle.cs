namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, type and device only.</summary>
    Metadata,
    /// <summary>As Julia prints arrays.</summary>
    Julia,
    /// <summary>As NumPy prints arrays.</summary>
    Numpy,
    /// <summary>As a C# array.</summary>
    CSharp,
    /// <summary>As <see cref="torch.TensorStringStyle"/> says.</summary>
    Default,
}

public static partial class torch
{
    /// <summary>As Julia prints arrays.</summary>
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    /// <summary>As NumPy prints arrays.</summary>
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    /// <summary>As a C# array.</summary>
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    private static TensorStringStyle printStyle = TensorStringStyle.Julia;
    private static string printFormat = "g5";
    private static string printNewLine = Environment.NewLine;
    private static int printWidth = 100;

    /// <summary>Rows that are printed before the middle ones are left out.</summary>
    internal static int PrintRows { get; private set; } = 6;

    /// <summary>Columns that are printed before the middle ones are left out.</summary>
    internal static int PrintColumns { get; private set; } = 6;

    /// <summary>The style that is used where none is named.</summary>
    /// <exception cref="ArgumentException">The style is Default.</exception>
    public static TensorStringStyle TensorStringStyle
    {
        get => printStyle;
        set => printStyle = value == TensorStringStyle.Default ? throw new ArgumentException("The style cannot be set to 'Default'") : value;
    }

    /// <summary>Sets how tensors are printed; what is left out stays.</summary>
    /// <param name="precision">Digits after the decimal point.</param>
    /// <param name="linewidth">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="sci_mode">Whether to use powers of ten.</param>
    /// <param name="maxRows">Rows printed before the middle ones are left out.</param>
    /// <param name="maxColumns">Columns printed before the middle ones are left out.</param>
    public static void set_printoptions(int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(sci_mode ? 'E' : 'F')}{precision}"), linewidth, newLine, maxRows, maxColumns);

    /// <summary>Sets how tensors are printed; what is left out stays.</summary>
    /// <param name="style">The style that is used where none is named.</param>
    /// <param name="floatFormat">The format of real numbers.</param>
    /// <param name="linewidth">Characters in a line.</param>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="maxRows">Rows printed before the middle ones are left out.</param>
    /// <param name="maxColumns">Columns printed before the middle ones are left out.</param>
    public static void set_printoptions(TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        printStyle = style ?? printStyle;
        printFormat = floatFormat ?? printFormat;
        printNewLine = newLine ?? printNewLine;
        printWidth = linewidth ?? printWidth;
        PrintRows = maxRows ?? PrintRows;
        PrintColumns = maxColumns ?? PrintColumns;
    }

    public unsafe partial class Tensor
    {
        /// <summary>Shape, type and device.</summary>
        public override string ToString() => ToString(TensorStringStyle.Metadata);

        /// <summary>The tensor as text: in the default style, or shape, type and device only.</summary>
        /// <param name="disamb">Whether to use the default style.</param>
        /// <param name="fltFormat">The format of real numbers.</param>
        /// <param name="width">Characters in a line.</param>
        /// <param name="cultureInfo">How numbers are written.</param>
        /// <param name="newLine">What ends a line.</param>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, System.Globalization.CultureInfo? cultureInfo = null, string? newLine = null) =>
            ToString(disamb ? printStyle : TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        /// <summary>The tensor as text.</summary>
        /// <param name="style">The style.</param>
        /// <param name="fltFormat">The format of real numbers.</param>
        /// <param name="width">Characters in a line.</param>
        /// <param name="cultureInfo">How numbers are written.</param>
        /// <param name="newLine">What ends a line.</param>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, System.Globalization.CultureInfo? cultureInfo = null, string? newLine = null)
        {
            _ = Live;
            if (style == TensorStringStyle.Default) style = printStyle;
            if (style == TensorStringStyle.Metadata) return TensorPrinter.Metadata(this);
            using var packed = Packed();
            var printer = new TensorPrinter(packed, fltFormat ?? printFormat, width ?? printWidth, cultureInfo ?? System.Globalization.CultureInfo.CurrentCulture, newLine ?? printNewLine);
            return style switch
            {
                TensorStringStyle.Julia => printer.Julia(),
                TensorStringStyle.Numpy => printer.Numpy(),
                TensorStringStyle.CSharp => printer.CSharp(),
                _ => throw new System.ComponentModel.InvalidEnumArgumentException($"Unsupported tensor string style: {style}"),
            };
        }

        /// <summary>The element at a place of a contiguous tensor, written as text.</summary>
        internal string Format(long place, string format, IFormatProvider culture)
        {
            var value = ScalarAt((byte*)Data + (place * Dtypes.Size(type)));
            return type switch
            {
                ScalarType.Float64 => value.AsDouble.ToString(format, culture),
                ScalarType.Float32 or ScalarType.Float16 => ((float)value.AsDouble).ToString(format, culture),
                ScalarType.Bool => value.AsBool.ToString(culture),
                _ => value.AsLong.ToString(System.Globalization.CultureInfo.InvariantCulture),
            };
        }
    }
}

public static partial class TensorExtensionMethods
{
    /// <summary>The tensor as text.</summary>
    public static string str(this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default) =>
        tensor.ToString(style, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as text in Julia's style.</summary>
    public static string jlstr(this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    /// <summary>Shape, type and device of the tensor.</summary>
    public static string metastr(this torch.Tensor tensor) => tensor.ToString(TensorStringStyle.Metadata);

    /// <summary>The tensor as text in NumPy's style.</summary>
    public static string npstr(this torch.Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as text in C#'s style.</summary>
    public static string cstr(this torch.Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    /// <summary>Writes the tensor to the console and returns it.</summary>
    public static torch.Tensor print(this torch.Tensor t, string? fltFormat = "g5", int? width = 100, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default)
    {
        Console.WriteLine(t.ToString(style, fltFormat, width, cultureInfo, newLine));
        return t;
    }
}
