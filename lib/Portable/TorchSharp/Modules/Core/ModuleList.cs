using System.Collections;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A list of modules, registered as "0", "1" … when the list itself is registered.</summary>
        /// <typeparam name="T">The modules' type.</typeparam>
        public class ModuleList<T> : torch.nn.Module, IList<T> where T : torch.nn.Module
        {
            private readonly List<T> _list = [];
            private bool _registered;

            /// <summary>Makes a list.</summary>
            /// <param name="modules">The modules.</param>
            public ModuleList(params T[] modules) : base("ModuleList") => append(modules);

            /// <summary>The module at a position.</summary>
            /// <param name="index">The position, from 0.</param>
            public T this[int index] { get => _list[index]; set => _list[index] = value; }

            /// <summary>The number of modules.</summary>
            public int Count => _list.Count;

            /// <summary>Always false.</summary>
            public bool IsReadOnly => false;

            /// <summary>Adds a module.</summary>
            /// <param name="item">The module.</param>
            public void Add(T item) => _list.Add(item);

            /// <summary>Adds modules.</summary>
            /// <param name="parameters">The modules.</param>
            public void append(params T[] parameters) => _list.AddRange(parameters ?? []);

            /// <summary>Adds modules.</summary>
            /// <param name="modules">The modules.</param>
            public void extend(IEnumerable<T> modules) => _list.AddRange(modules);

            /// <summary>Removes all modules.</summary>
            public void Clear() => _list.Clear();

            /// <summary>True if the module is in the list.</summary>
            /// <param name="item">The module.</param>
            public bool Contains(T item) => _list.Contains(item);

            /// <summary>Copies the modules to an array.</summary>
            /// <param name="array">The destination.</param>
            /// <param name="arrayIndex">Where to start in it.</param>
            public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

            /// <summary>An enumerator over the modules.</summary>
            public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

            /// <summary>The position of a module, or -1.</summary>
            /// <param name="item">The module.</param>
            public int IndexOf(T item) => _list.IndexOf(item);

            /// <summary>Inserts a module.</summary>
            /// <param name="index">Its position.</param>
            /// <param name="item">The module.</param>
            public void Insert(int index, T item) => _list.Insert(index, item);

            /// <summary>Removes a module.</summary>
            /// <param name="item">The module.</param>
            public bool Remove(T item) => _list.Remove(item);

            /// <summary>Removes the module at a position.</summary>
            /// <param name="index">The position, from 0.</param>
            public void RemoveAt(int index) => _list.RemoveAt(index);

            /// <inheritdoc/>
            protected override void RegisterComponents()
            {
                if (_registered) return;
                for (int i = 0; i < _list.Count; i++) register_module($"{i}", _list[i]);
                _registered = true;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Makes a list of modules.</summary>
            /// <param name="modules">The modules.</param>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            /// <summary>Makes a list of modules of one type.</summary>
            /// <param name="modules">The modules.</param>
            /// <typeparam name="T">The modules' type.</typeparam>
            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        }
    }
}
