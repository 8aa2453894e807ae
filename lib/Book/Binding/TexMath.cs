using System.Collections.Frozen;
using System.Text;

namespace SmallData.Book.Binding;

/// <summary>
/// The TeX that a course's formulas need, as MathML, which browsers set without any library: letters, numbers, Greek, sub- and
/// superscripts, fractions, roots, sums, brackets, accents, text. An unknown command is shown as it is written.
/// </summary>
internal static class TexMath
{
    public static string ToMathML(string tex, bool display)
    {
        var body = new Parser(tex.Trim()).Row();
        var mode = display ? " display=\"block\"" : "";
        return $"<math{mode} aria-label=\"{Html.Escape(tex.Trim())}\">{body}</math>";
    }

    private sealed class Parser(string tex)
    {
        private int at;

        /// <summary>Everything up to a closing brace, <c>\right</c> or the end.</summary>
        public string Row()
        {
            var row = new StringBuilder("<mrow>");
            while (at < tex.Length && tex[at] != '}' && !StartsCommand("right"))
            {
                if (char.IsWhiteSpace(tex[at]))
                {
                    at++;
                    continue;
                }

                row.Append(Scripted(Atom()));
            }

            return row.Append("</mrow>").ToString();
        }

        private string Scripted((string MathML, bool IsLarge) atom)
        {
            string? sub = null, sup = null;
            while (at < tex.Length && tex[at] is '_' or '^')
            {
                if (tex[at++] == '_')
                {
                    sub = Argument();
                }
                else
                {
                    sup = Argument();
                }
            }

            var (both, below, above) = atom.IsLarge ? ("munderover", "munder", "mover") : ("msubsup", "msub", "msup");
            return (sub, sup) switch
            {
                (null, null) => atom.MathML,
                (not null, null) => $"<{below}>{atom.MathML}{sub}</{below}>",
                (null, not null) => $"<{above}>{atom.MathML}{sup}</{above}>",
                _ => $"<{both}>{atom.MathML}{sub}{sup}</{both}>",
            };
        }

        private (string MathML, bool IsLarge) Atom()
        {
            var c = tex[at];
            if (c == '{')
            {
                return (Group(), false);
            }

            if (c == '\\')
            {
                return Command();
            }

            if (char.IsAsciiDigit(c))
            {
                var start = at;
                while (at < tex.Length && (char.IsAsciiDigit(tex[at]) || IsPoint(at)))
                {
                    at++;
                }

                return ($"<mn>{tex[start..at]}</mn>", false);
            }

            at++;
            return c switch
            {
                _ when char.IsLetter(c) => ($"<mi>{Html.Escape(c.ToString())}</mi>", false),
                '-' => ("<mo>−</mo>", false),
                '\'' => ("<mo>′</mo>", false),
                '*' => ("<mo>∗</mo>", false),
                '(' or ')' or '[' or ']' or '|' => ($"<mo stretchy=\"false\">{c}</mo>", false),
                '&' => ("<mspace width=\"0.5em\"/>", false),
                _ => ($"<mo>{Html.Escape(c.ToString())}</mo>", false),
            };
        }

        private bool IsPoint(int i) => tex[i] is '.' or ',' && i + 1 < tex.Length && char.IsAsciiDigit(tex[i + 1]);

        private bool StartsCommand(string name) =>
            string.CompareOrdinal(tex, at, "\\" + name, 0, name.Length + 1) == 0
            && (at + name.Length + 1 == tex.Length || !char.IsAsciiLetter(tex[at + name.Length + 1]));

        private string Argument()
        {
            SkipSpace();
            return at == tex.Length ? "<mrow></mrow>" : tex[at] == '{' ? Group() : Atom().MathML;
        }

        private string Group()
        {
            at++;
            var row = Row();
            if (at < tex.Length)
            {
                at++;
            }

            return row;
        }

        private string Raw()
        {
            SkipSpace();
            if (at == tex.Length || tex[at] != '{')
            {
                return "";
            }

            var end = tex.IndexOf('}', at);
            end = end < 0 ? tex.Length : end;
            var text = tex[(at + 1)..end];
            at = Math.Min(end + 1, tex.Length);
            return text;
        }

        private void SkipSpace()
        {
            while (at < tex.Length && char.IsWhiteSpace(tex[at]))
            {
                at++;
            }
        }

        private (string MathML, bool IsLarge) Command()
        {
            at++;
            var start = at;
            while (at < tex.Length && char.IsAsciiLetter(tex[at]))
            {
                at++;
            }

            if (at == start && at < tex.Length)
            {
                return (Spacing(tex[at++]), false);
            }

            var name = tex[start..at];
            return name switch
            {
                "frac" or "dfrac" or "tfrac" => ($"<mfrac>{Argument()}{Argument()}</mfrac>", false),
                "sqrt" => ($"<msqrt>{Argument()}</msqrt>", false),
                "text" or "mathrm" or "textrm" or "operatorname" => ($"<mtext>{Html.Escape(Raw())}</mtext>", false),
                "mathbf" or "boldsymbol" or "bm" => ($"<mrow style=\"font-weight:bold\">{Argument()}</mrow>", false),
                "hat" => (Accent("^"), false),
                "bar" or "overline" => (Accent("‾"), false),
                "tilde" => (Accent("~"), false),
                "vec" => (Accent("→"), false),
                "left" => (Fenced(), false),
                "quad" => ("<mspace width=\"1em\"/>", false),
                "qquad" => ("<mspace width=\"2em\"/>", false),
                "displaystyle" or "limits" => ("", false),
                _ when TexSymbols.Functions.Contains(name) => ($"<mo lspace=\"0.17em\" rspace=\"0.17em\" movablelimits=\"true\">{name}</mo>", name is "max" or "min" or "argmax" or "argmin" or "lim"),
                _ when TexSymbols.Large.TryGetValue(name, out var large) => ($"<mo>{large}</mo>", true),
                _ when TexSymbols.Letters.TryGetValue(name, out var letter) => ($"<mi>{letter}</mi>", false),
                _ when TexSymbols.Operators.TryGetValue(name, out var symbol) => ($"<mo>{Html.Escape(symbol)}</mo>", false),
                _ => ($"<mtext>\\{name}</mtext>", false),
            };
        }

        private static string Spacing(char c) => c switch
        {
            ',' or ':' or ';' or ' ' => "<mspace width=\"0.25em\"/>",
            '!' => "",
            '\\' => "<mspace linebreak=\"newline\"/>",
            _ => $"<mo>{Html.Escape(c.ToString())}</mo>",
        };

        private string Accent(string mark) => $"<mover accent=\"true\">{Argument()}<mo>{mark}</mo></mover>";

        private string Fenced()
        {
            var open = Delimiter();
            var row = Row();
            if (StartsCommand("right"))
            {
                at += "\\right".Length;
            }

            return $"<mrow>{open}{row}{Delimiter()}</mrow>";
        }

        private string Delimiter()
        {
            SkipSpace();
            if (at == tex.Length)
            {
                return "";
            }

            if (tex[at] == '\\' && at + 1 < tex.Length)
            {
                at++;
            }

            var c = tex[at++];
            return c == '.' ? "" : $"<mo stretchy=\"true\">{Html.Escape(c.ToString())}</mo>";
        }
    }
}

/// <summary>TeX's names of letters, operators and functions.</summary>
internal static class TexSymbols
{
    public static readonly FrozenDictionary<string, string> Letters = Table(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ "
        + "tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω "
        + "ell ℓ nabla ∇ partial ∂ infty ∞ hbar ℏ emptyset ∅");

    public static readonly FrozenDictionary<string, string> Operators = Table(
        "int ∫ times × cdot ⋅ div ÷ pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ "
        + "subset ⊂ cup ∪ cap ∩ to → rightarrow → leftarrow ← Rightarrow ⇒ mapsto ↦ odot ⊙ otimes ⊗ oplus ⊕ ast ∗ star ⋆ circ ∘ "
        + "ldots … dots … cdots ⋯ vdots ⋮ forall ∀ exists ∃ mid | lVert ‖ rVert ‖ Vert ‖ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ prime ′");

    public static readonly FrozenDictionary<string, string> Large = Table("sum ∑ prod ∏ bigcup ⋃ bigcap ⋂");

    public static readonly FrozenSet<string> Functions =
        "log ln exp max min argmax argmin sin cos tan tanh lim det dim Pr".Split(' ').ToFrozenSet();

    private static FrozenDictionary<string, string> Table(string pairs) =>
        pairs.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
