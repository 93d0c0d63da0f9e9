using System.Reflection;
using HumasApi.Delivery.Newsroom;
using HumasApi.Http;
using NUnit.Framework;

namespace HumasApi.UnitTests.Http;

/// <summary>GET /v1/vocabularies names every value that a response can have, in both languages.</summary>
internal sealed class VocabularyTests
{
    private static IEnumerable<TestCaseData> OpenMembers() =>
        typeof(Program)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Select(property => (Property: property, Open: property.GetCustomAttribute<ExtensibleEnumAttribute>(inherit: false)))
            .Where(one => one.Open is not null)
            .DistinctBy(one => (one.Property.MetadataToken, one.Property.Module))
            .Select(one =>
                new TestCaseData([.. one.Open?.Words ?? []]).SetName($"{one.Property.DeclaringType?.Name}.{one.Property.Name} has labels")
            );

    [TestCaseSource(nameof(OpenMembers))]
    public void Every_value_of_an_open_member_has_labels(params string[] words) =>
        Assert.That(
            GetVocabulariesEndpoint.All.Any(vocabulary => words.All(vocabulary.Values.Select(value => value.Value).Contains)),
            $"No vocabulary in Vocabularies.json has all of {string.Join(", ", words)}."
        );

    [Test]
    public void Labels_are_written_in_both_languages() =>
        Assert.That(
            GetVocabulariesEndpoint
                .All.SelectMany(vocabulary => vocabulary.Values)
                .All(value => value.Labels is { Id.Length: > 0, En.Length: > 0 })
        );
}
