using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmallData.Book.Binding;

/// <summary>Colours C# by its syntax tree: every token becomes HTML with a class of one letter, none is lost.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The code as HTML: k keyword, s string, n number, c comment, t type, m method, d directive.</summary>
    public static string Highlight(string code)
    {
        var html = new StringBuilder(code.Length * 2);
        foreach (var token in CSharpSyntaxTree.ParseText(code, Options).GetRoot().DescendantTokens())
        {
            AppendTrivia(html, token.LeadingTrivia);
            Append(html, Class(token), token.Text);
            AppendTrivia(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void AppendTrivia(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            var kind = trivia.Kind() switch
            {
                SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                    or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c",
                _ when trivia.IsDirective => "d",
                _ => "",
            };
            Append(html, kind, trivia.ToFullString());
        }
    }

    private static void Append(StringBuilder html, string kind, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (kind.Length == 0)
        {
            html.Append(Html.Escape(text));
            return;
        }

        // A line end inside a span would print at the start of the next line.
        var body = text.TrimEnd('\r', '\n');
        html.Append("<span class=\"").Append(kind).Append("\">").Append(Html.Escape(body)).Append("</span>").Append(text.AsSpan(body.Length));
    }

    private static string Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedRawStringEndToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken => IdentifierClass(token),
        var kind when SyntaxFacts.IsKeywordKind(kind) => "k",
        _ => "",
    };

    private static string IdentifierClass(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } name when IsTypePosition(name) => "k",
        TypeParameterSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or ConstructorDeclarationSyntax => "t",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "m",
        SimpleNameSyntax name when IsInvoked(name) => "m",
        SimpleNameSyntax name when IsTypePosition(name) || IsStaticReceiver(name) => "t",
        _ => "",
    };

    private static bool IsInvoked(SimpleNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax call && call.Expression == name
        || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Name == name && outer.Expression == access
        || name.Parent is MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax };

    private static bool IsTypePosition(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax or NullableTypeSyntax or ArrayTypeSyntax or TypeArgumentListSyntax or GenericNameSyntax
               or TupleElementSyntax or RefTypeSyntax or PointerTypeSyntax or AliasQualifiedNameSyntax)
        {
            if (node.Parent is TypeArgumentListSyntax)
            {
                return true;
            }

            if (node.Parent is QualifiedNameSyntax qualified && qualified.Right != node)
            {
                return false;
            }

            node = node.Parent;
        }

        return node.Parent switch
        {
            VariableDeclarationSyntax declaration => declaration.Type == node,
            ParameterSyntax parameter => parameter.Type == node,
            ObjectCreationExpressionSyntax creation => creation.Type == node,
            MethodDeclarationSyntax method => method.ReturnType == node,
            LocalFunctionStatementSyntax function => function.ReturnType == node,
            PropertyDeclarationSyntax property => property.Type == node,
            ForEachStatementSyntax loop => loop.Type == node,
            CastExpressionSyntax cast => cast.Type == node,
            DeclarationExpressionSyntax declaration => declaration.Type == node,
            DeclarationPatternSyntax pattern => pattern.Type == node,
            RecursivePatternSyntax pattern => pattern.Type == node,
            UsingDirectiveSyntax directive => directive.StaticKeyword != default || directive.Alias is not null,
            BaseTypeSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or ArrayCreationExpressionSyntax or CatchDeclarationSyntax
                or AttributeSyntax or TypeConstraintSyntax or TypePatternSyntax or TupleTypeSyntax => true,
            ArrayTypeSyntax => true,
            BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.IsExpression) && binary.Right == node
                || binary.IsKind(SyntaxKind.AsExpression) && binary.Right == node,
            _ => false,
        };
    }

    /// <summary><c>Lesson</c> in <c>Lesson.Begin</c>: without a compilation, a capital letter is what tells a type from a variable.</summary>
    private static bool IsStaticReceiver(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && char.IsUpper(name.Identifier.Text[0]);
}
