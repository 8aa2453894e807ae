using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Modules by name, in the order in which they were added; registered when the dictionary itself is.</summary>
        /// <typeparam name="T">The modules' type.</typeparam>
        public class ModuleDict<T> : torch.nn.Module, IDictionary<string, T>, IList<(string, T)> where T : torch.nn.Module
        {
            private readonly OrderedDict<string, T> _entries = [];
            private bool _registered;

            /// <summary>Makes an empty dictionary.</summary>
            public ModuleDict() : base("ModuleDict") { }

            /// <summary>The module of a name.</summary>
            /// <param name="key">The name.</param>
            public T this[string key] { get => _entries[key]; set => _entries[key] = value; }

            /// <summary>Name and module at a position.</summary>
            /// <param name="index">The position, from 0.</param>
            public (string, T) this[int index] { get => _entries[index]; set => _entries[index] = value; }

            /// <summary>The number of modules.</summary>
            public int Count => _entries.Count;

            /// <summary>Always false.</summary>
            public bool IsReadOnly => false;

            /// <summary>The names.</summary>
            public ICollection<string> Keys => _entries.Keys;

            /// <summary>The modules.</summary>
            public ICollection<T> Values => _entries.Values;

            /// <summary>Removes all modules.</summary>
            public void clear() => _entries.Clear();

            /// <summary>Removes all modules.</summary>
            public void Clear() => _entries.Clear();

            /// <summary>An enumerator over names and modules.</summary>
            public IEnumerator<(string, T)> items() => _entries.items();

            /// <summary>The names.</summary>
            public IEnumerable<string> keys() => _entries.keys();

            /// <summary>The modules.</summary>
            public IEnumerable<T> values() => _entries.values();

            /// <summary>Adds a module.</summary>
            /// <param name="item">Name and module.</param>
            public void Add((string, T) item) => _entries.Add(item);

            /// <summary>Adds a module.</summary>
            /// <param name="key">Its name.</param>
            /// <param name="value">The module.</param>
            public void Add(string key, T value) => _entries.Add(key, value);

            /// <summary>Adds a module.</summary>
            /// <param name="item">Name and module.</param>
            public void Add(KeyValuePair<string, T> item) => _entries.Add(item);

            /// <summary>True if the entry is there.</summary>
            /// <param name="item">Name and module.</param>
            public bool Contains((string, T) item) => _entries.Contains(item);

            /// <summary>True if the name is there.</summary>
            /// <param name="item">Name and module; the module is not compared.</param>
            public bool Contains(KeyValuePair<string, T> item) => _entries.Contains(item);

            /// <summary>True if the name is there.</summary>
            /// <param name="key">The name.</param>
            public bool ContainsKey(string key) => _entries.ContainsKey(key);

            /// <summary>Copies the entries to an array.</summary>
            /// <param name="array">The destination.</param>
            /// <param name="arrayIndex">Where to start in it.</param>
            public void CopyTo((string, T)[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

            /// <summary>Copies the entries to an array.</summary>
            /// <param name="array">The destination.</param>
            /// <param name="arrayIndex">Where to start in it.</param>
            public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

            /// <summary>An enumerator over names and modules.</summary>
            public IEnumerator<(string, T)> GetEnumerator() => _entries.GetEnumerator();

            IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
                ((IEnumerable<KeyValuePair<string, T>>)_entries).GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

            /// <summary>The position of an entry, or -1.</summary>
            /// <param name="item">Name and module.</param>
            public int IndexOf((string, T) item) => _entries.IndexOf(item);

            /// <summary>Inserts an entry.</summary>
            /// <param name="index">Its position.</param>
            /// <param name="item">Name and module.</param>
            public void Insert(int index, (string, T) item) => _entries.Insert(index, item);

            /// <summary>Removes an entry.</summary>
            /// <param name="item">Name and module.</param>
            public bool Remove((string, T) item) => _entries.Remove(item);

            /// <summary>Removes a name.</summary>
            /// <param name="key">The name.</param>
            public bool Remove(string key) => _entries.Remove(key);

            /// <summary>Removes a name.</summary>
            /// <param name="item">Name and module; the module is not compared.</param>
            public bool Remove(KeyValuePair<string, T> item) => _entries.Remove(item);

            /// <summary>Removes the entry at a position.</summary>
            /// <param name="index">The position, from 0.</param>
            public void RemoveAt(int index) => _entries.RemoveAt(index);

            /// <summary>Looks a name up.</summary>
            /// <param name="key">The name.</param>
            /// <param name="value">Its module, if there is one.</param>
            public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _entries.TryGetValue(key, out value);

            /// <inheritdoc/>
            protected override void RegisterComponents()
            {
                if (_registered) return;
                foreach (var (name, module) in _entries) register_module(name, module);
                _registered = true;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Makes a dictionary of modules.</summary>
            /// <param name="modules">Names and modules.</param>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            /// <summary>Makes a dictionary of modules of one type.</summary>
            /// <param name="modules">Names and modules.</param>
            /// <typeparam name="T">The modules' type.</typeparam>
            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var dictionary = new ModuleDict<T>();
                foreach (var entry in modules) dictionary.Add(entry);
                return dictionary;
            }
        }
    }
}
