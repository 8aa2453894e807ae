using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp.Utils
{
    /// <summary>Gives a field of a module a name of its own in the state dictionary.</summary>
    [AttributeUsage(AttributeTargets.Field)]
    public sealed class ComponentNameAttribute : Attribute
    {
        /// <summary>The name that parameters(), state_dict() and files show.</summary>
        public string Name { get; set; } = "";
    }
}

namespace TorchSharp
{
    /// <summary>Names of module components.</summary>
    public static class FieldInfoExtensionMethods
    {
        /// <summary>The field's <see cref="ComponentNameAttribute"/>, or its own name.</summary>
        /// <param name="field">A field of a module.</param>
        public static string ComponentName(this FieldInfo field) =>
            field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
    }
}
