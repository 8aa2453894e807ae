using System.Collections.Frozen;

namespace SmallData.Book.Binding;

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
