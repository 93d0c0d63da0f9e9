using System.Text.Json.Nodes;
using HumasApi.Http;
using HumasApi.Management.Articles;
using NUnit.Framework;

namespace HumasApi.UnitTests.Http;

internal sealed class MergePatchTests
{
    [TestCase(
        """{"title":"A","summary":"S"}""",
        """{"title":"B"}""",
        """{"title":"B","summary":"S"}""",
        Description = "A member replaces one"
    )]
    [TestCase("""{"summary":"S"}""", """{"summary":null}""", """{"summary":null}""", Description = "null stands for the default")]
    [TestCase(
        """{"seo":{"title":"T","description":"D"}}""",
        """{"seo":{"title":"U"}}""",
        """{"seo":{"title":"U","description":"D"}}""",
        Description = "Objects merge"
    )]
    [TestCase(
        """{"tags":[{"id":"1"},{"id":"2"}]}""",
        """{"tags":[{"slug":"x"}]}""",
        """{"tags":[{"slug":"x"}]}""",
        Description = "Arrays are replaced"
    )]
    [TestCase(
        """{"unit":{"id":"1","slug":null}}""",
        """{"unit":{"slug":"x"}}""",
        """{"unit":{"slug":"x"}}""",
        Description = "References are replaced"
    )]
    [TestCase(
        """{"coverImage":{"url":"a","alt":"A"}}""",
        """{"coverImage":{"url":"b"}}""",
        """{"coverImage":{"url":"b"}}""",
        Description = "Another picture clears the rest"
    )]
    [TestCase(
        """{"coverImage":{"url":"a","alt":"A"}}""",
        """{"coverImage":{"url":"a","caption":"C"}}""",
        """{"coverImage":{"url":"a","alt":"A","caption":"C"}}""",
        Description = "The same picture merges"
    )]
    [TestCase(
        """{"coverImage":{"url":"a","alt":"A"}}""",
        """{"coverImage":{"alt":"B"}}""",
        """{"coverImage":{"url":"a","alt":"B"}}""",
        Description = "A patch of the picture merges"
    )]
    [TestCase(
        """{"coverImage":null}""",
        """{"coverImage":{"url":"a"}}""",
        """{"coverImage":{"url":"a"}}""",
        Description = "Where nothing was"
    )]
    public void Applies_a_patch(string stored, string patch, string expected)
    {
        var result = MergePatch.Apply(JsonNode.Parse(stored)!.AsObject(), JsonNode.Parse(patch)!.AsObject(), typeof(ArticleInput));
        Assert.That(JsonNode.DeepEquals(result, JsonNode.Parse(expected)), result.ToJsonString());
    }
}
