using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HumasApi.Contract;
using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Architecture;

/// <summary>Every code is described once, and every description is used.</summary>
internal sealed partial class ProblemCatalogueTests
{
    [Test]
    public void Every_listed_problem_is_given_somewhere()
    {
        // A declaration is no use: only what is thrown counts.
        var source = string.Join('\n', Sources().Where(file => Path.GetFileName(file) != "OperationProblems.cs").Select(File.ReadAllText));
        source = Declarations().Replace(source, "");
        var rules = Enum.GetNames<Rule>();
        var unused = typeof(Problems)
            .GetFields()
            .Select(field => field.Name)
            .Where(name => !rules.Contains(name) && !Regex.IsMatch(source, $@"Problems\.{name}\b"))
            .ToList();
        Assert.That(unused, Is.Empty);
    }

    // The compiler holds the rest: a problem cannot be made without an entry.
    [Test]
    public void Every_rule_of_the_domain_is_listed() =>
        Assert.That(Enum.GetNames<Rule>().Where(rule => typeof(Problems).GetField(rule) is null), Is.Empty);

    [Test]
    public void Each_code_is_the_name_of_its_entry_in_kebab_case()
    {
        foreach (var field in typeof(Problems).GetFields())
            Assert.That(((ProblemCode)field.GetValue(null)!).Code.Replace("-", ""), Is.EqualTo(field.Name.ToLowerInvariant()));
        Assert.That(Problems.All.Count(), Is.GreaterThan(100));
    }

    [Test]
    public void Each_sentence_is_a_sentence_in_both_languages()
    {
        foreach (var problem in Problems.All)
        foreach (var sentence in new[] { problem.When, problem.Fix })
        foreach (var text in new[] { sentence.English, sentence.Indonesian })
        {
            Assert.That(text, Does.Match(@"[.:}\-]$"), problem.Code);
            Assert.That(text, Does.Not.Contain("  "), problem.Code);
        }
        Assert.That(Problems.All.Where(problem => problem.When.English == problem.When.Indonesian), Is.Empty);
    }

    [Test]
    public void No_code_is_written_as_text_where_it_is_given()
    {
        var codes = Problems.All.Select(problem => problem.Code).Where(code => code.Contains('-')).ToHashSet();
        foreach (var file in Sources().Where(file => !file.Contains("Contract")))
        {
            // Warnings of a body have codes of their own, some of them spelt alike.
            if (Path.GetFileName(file) is "BodyWriter.cs" or "ArticleResponses.cs")
                continue;
            var written = Literals().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(codes.Contains);
            Assert.That(written, Is.Empty, file);
        }
    }

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Path.Combine(Root(), "src", "HumasApi"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", "..", ".."));

    [GeneratedRegex(@"FailsWith\((?:[^()]|\([^()]*\))*\)")]
    private static partial Regex Declarations();

    [GeneratedRegex("\"([a-z]+(?:-[a-z0-9]+)+)\"")]
    private static partial Regex Literals();
}
