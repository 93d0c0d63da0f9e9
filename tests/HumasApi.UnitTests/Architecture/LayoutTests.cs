using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace HumasApi.UnitTests.Architecture;

/// <summary>A file is read on a laptop: lines end by column 140, and a member fits on a screen.</summary>
internal sealed class LayoutTests
{
    private const int MaxColumns = 140;
    private const int MaxLines = 60;

    private static readonly string Root = FindRoot();

    [Test]
    public void Lines_end_by_column_140()
    {
        var files = Files("*.cs").Concat(Files("*.sql")).ToList();
        Assert.That(files, Has.Count.GreaterThan(300));
        Assert.That(files.SelectMany(TooWide), Is.Empty);
    }

    [Test]
    public void Members_have_at_most_60_lines()
    {
        // Of the program: tests are lists of cases.
        var members = Files("*.cs")
            .Where(file => Path.GetRelativePath(Root, file).StartsWith("src", StringComparison.Ordinal))
            .SelectMany(Members)
            .ToList();
        Assert.That(members, Has.Count.GreaterThan(1500));
        Assert.That(members.Where(member => member.Lines > MaxLines).Select(member => $"{member.Name}: {member.Lines} lines"), Is.Empty);
    }

    // Expected bodies in tests are data, and are written as they are sent.
    private static IEnumerable<string> TooWide(string file)
    {
        var isTest = file.Contains($"{Path.DirectorySeparatorChar}tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        var inRaw = false;
        foreach (var (line, number) in File.ReadLines(file).Select((line, index) => (line, index + 1)))
        {
            var quotes = line.Split("\"\"\"").Length - 1;
            if (line.Length > MaxColumns && !(isTest && (inRaw || line.Contains('"', StringComparison.Ordinal))))
                yield return $"{Path.GetRelativePath(Root, file)}:{number} has {line.Length} columns";
            if (quotes % 2 == 1)
                inRaw = !inRaw;
        }
    }

    private static IEnumerable<(string Name, int Lines)> Members(string file)
    {
        // A list of routes, or of test cases, is read line by line; its length says nothing.
        if (file.EndsWith("Routes.cs", StringComparison.Ordinal))
            return [];
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file));
        return tree.GetRoot()
            .DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax)
            .Select(member => ($"{Path.GetRelativePath(Root, file)} {NameOf(member)}", LinesOf(member, tree)));
    }

    // The body counts, not attributes: test cases are data.
    private static int LinesOf(MemberDeclarationSyntax member, SyntaxTree tree)
    {
        SyntaxNode? body = member switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: CollectionExpressionSyntax } => null,
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            // A list is data: it is read line by line.
            PropertyDeclarationSyntax { ExpressionBody.Expression: CollectionExpressionSyntax } => null,
            PropertyDeclarationSyntax property => (SyntaxNode?)property.AccessorList ?? property.ExpressionBody,
            _ => null,
        };
        if (body is null)
            return 1;
        var span = tree.GetLineSpan(body.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(MemberDeclarationSyntax member) =>
        member switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            _ => member.Kind().ToString(),
        };

    private static IEnumerable<string> Files(string pattern) =>
        new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"))
            // Generated, or frozen.
            .Where(file =>
                !file.Contains("Migrations", StringComparison.Ordinal)
                && !(file.EndsWith(".sql", StringComparison.Ordinal) && file.Contains("Upgrades", StringComparison.Ordinal))
            );

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
