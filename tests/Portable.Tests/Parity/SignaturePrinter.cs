using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Portable.Tests.Parity;

/// <summary>Prints what an assembly offers to others, one signature per line, in the form of the package listings.</summary>
internal static class SignaturePrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(long)] = "long", [typeof(int)] = "int", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(bool)] = "bool",
        [typeof(byte)] = "byte", [typeof(string)] = "string", [typeof(object)] = "object", [typeof(void)] = "void",
    };

    /// <summary>Every line of an assembly: its visible types and their visible members.</summary>
    public static IEnumerable<string> Print(Assembly assembly) =>
        assembly.GetTypes().Where(IsVisible).OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(Print);

    /// <summary>The line of one type and those of the members that it declares.</summary>
    public static IEnumerable<string> Print(Type type)
    {
        yield return TypeLine(type);
        string owner = Name(type);
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type))
                yield return $"F static {owner}.{name} : {owner} = {Convert.ToInt64(Enum.Parse(type, name))}";
            yield break;
        }
        if (type.IsSubclassOf(typeof(Delegate))) yield return Method(type.GetMethod("Invoke")!, owner);
        else
        {
            foreach (var c in type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)))
                yield return $"M {owner}.ctor({Parameters(c)})";
            foreach (var m in type.GetMethods(Declared).Where(m => IsVisible(m) && (!m.IsSpecialName || m.Name.StartsWith("op_"))))
                yield return Method(m, owner);
            foreach (var p in type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible))) yield return Property(p, owner);
            foreach (var f in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
                yield return $"F {(f.IsStatic ? "static " : "")}{owner}.{f.Name} : {Name(f.FieldType)}";
            foreach (var e in type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)))
                yield return $"E {owner}.{e.Name} : {Name(e.EventHandlerType!)}";
        }
    }

    private static string TypeLine(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate" : type is { IsAbstract: true, IsSealed: true } ? "static class" : "class";
        bool plain = type.IsValueType || type.BaseType is null || type.BaseType == typeof(object);
        return $"T {kind} {Name(type)}{(plain ? "" : $" : {Name(type.BaseType!)}")}";
    }

    private static string Method(MethodInfo m, string owner)
    {
        // The listings mark "protected" methods, but not "protected internal" ones.
        string modifiers = (m.IsStatic ? "static " : "") + (m.IsFamily ? "protected " : "");
        string generics = m.IsGenericMethod ? $"<{string.Join(',', m.GetGenericArguments().Select(Name))}>" : "";
        return $"M {modifiers}{owner}.{m.Name}{generics}({Parameters(m)}) : {Returned(m.ReturnType)}";
    }

    private static string Property(PropertyInfo p, string owner)
    {
        bool isStatic = p.GetAccessors(true)[0].IsStatic;
        string get = p.GetMethod is { } g && IsVisible(g) ? "get; " : "", set = p.SetMethod is { } s && IsVisible(s) ? "set; " : "";
        var index = p.GetIndexParameters();
        string indexer = index.Length == 0 ? "" : $"[{string.Join(", ", index.Select(i => Parameter(i, false)))}]";
        return $"P {(isStatic ? "static " : "")}{owner}.{p.Name}{indexer} {{ {get}{set}}} : {Returned(p.PropertyType)}";
    }

    private static string Parameters(MethodBase m)
    {
        bool extension = m.IsDefined(typeof(ExtensionAttribute), false);
        return string.Join(", ", m.GetParameters().Select((p, i) => Parameter(p, extension && i == 0)));
    }

    private static string Parameter(ParameterInfo p, bool isThis)
    {
        string modifier = isThis ? "this " : p.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "";
        var type = p.ParameterType;
        if (type.IsByRef)
        {
            modifier += p.IsOut ? "out " : p.IsIn ? "in " : "ref ";
            type = type.GetElementType()!;
        }
        // C# cannot give an F# option a default other than null; an attribute then records the original's.
        var recorded = p.GetCustomAttribute<CustomConstantAttribute>();
        object? value = recorded is null ? p.DefaultValue : recorded.Value;
        return $"{modifier}{Name(type)} {p.Name}{(p.HasDefaultValue ? " = " + Default(value) : "")}";
    }

    private static string Default(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        string s => $"\"{s}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Returned(Type type) => type.IsByRef ? $"ref {Name(type.GetElementType()!)}" : Name(type);

    /// <summary>A type as the listings write it: C# keywords, <c>T?</c>, dots for nesting, generic arguments where they were declared.</summary>
    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsPointer) return Name(type.GetElementType()!) + "*";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Name(underlying) + "?";
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;

        var path = new List<Type>();
        for (var t = type; t is not null; t = t.DeclaringType) path.Insert(0, t);
        var arguments = type.GetGenericArguments();
        int used = 0;
        var segments = path.Select(t =>
        {
            int upTo = t.GetGenericArguments().Length;
            var own = arguments[used..upTo].Select(Name).ToArray();
            used = upTo;
            return t.Name.Split('`')[0] + (own.Length == 0 ? "" : $"<{string.Join(',', own)}>");
        });
        string name = string.Join('.', segments);
        return string.IsNullOrEmpty(type.Namespace) ? name : $"{type.Namespace}.{name}";
    }

    private static bool IsVisible(Type type) =>
        (type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)))
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static bool IsVisible(MethodBase m) => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;
}
