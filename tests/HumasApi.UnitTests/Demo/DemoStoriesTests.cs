using System.Text;
using HumasApi.Demo;
using NUnit.Framework;

namespace HumasApi.UnitTests.Demo;

/// <summary>The data files behind the articles.</summary>
internal sealed class DemoStoriesTests
{
    private static IEnumerable<TestCaseData<DemoStory>> Stories =>
        DemoContent.Stories.Select(story => new TestCaseData<DemoStory>(story).SetArgDisplayNames(story.Key));

    [Test]
    public void There_are_at_least_forty_kinds_of_event()
    {
        Assert.That(DemoContent.Stories, Has.Count.GreaterThanOrEqualTo(40));
        Assert.That(DemoContent.Stories.Select(story => story.Key), Is.Unique);
    }

    [TestCaseSource(nameof(Stories))]
    public void A_story_is_complete(DemoStory story)
    {
        var tags = DemoNewsroom.Tags.ToDictionary(tag => tag.Slug, tag => tag.Kind);

        Assert.That(tags[story.Category], Is.EqualTo("category"));
        Assert.That(story.Tags.All(tag => tags.TryGetValue(tag, out var kind) && kind is not ("category" or "person")));
        Assert.That(story.Titles.All(title => title.Asks(DemoSlot.SubjectTitle)));
        Assert.That(story.Titles.All(title => title.Asks(DemoSlot.Unit) || title.Asks(DemoSlot.Nick)));
        Assert.That(story.Leads.All(lead => lead.Asks(DemoSlot.Day) && !lead.Source.Contains('<', StringComparison.Ordinal)));
        Assert.That(story.Details, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(story.Subjects.Select(subject => subject.Source), Is.Unique);
        Assert.That(story.A.Min, Is.LessThan(story.A.Max).And.GreaterThan(1));
        Assert.That(story.B.Min, Is.LessThan(story.B.Max).And.GreaterThan(0));
    }

    [TestCaseSource(nameof(Stories))]
    public void A_story_without_partners_asks_for_none(DemoStory story)
    {
        DemoTemplate[] texts = [.. story.Subjects, .. story.Titles, .. story.Leads, .. story.Details, .. story.Quotes];

        Assert.That(story.Partners.Count > 0 || !texts.Any(text => text.Asks(DemoSlot.Partner)));
    }

    [Test]
    public void Titles_dealt_in_the_first_two_rounds_differ()
    {
        Assert.That(DemoRota.Casts.Count(), Is.EqualTo(DemoContent.Stories.Count));
        Assert.That(DemoRota.Casts.All(cast => 2 * cast.Places <= cast.TitleCycle));
    }

    [TestCase("""[{"slug": "a", "name": "A"}]""", "kind", TestName = "A missing member")]
    [TestCase("""[{"slug": "a", "name": "A", "kind": "topic", "colour": "red"}]""", "colour", TestName = "An unknown member")]
    [TestCase("""[{"slug": "a", "name": "A", "kind": "topic", "kind": "topic"}]""", "kind", TestName = "A member twice")]
    [TestCase("""[{"slug": "a", "name": null, "kind": "topic"}]""", "name", TestName = "A null")]
    [TestCase("""[{"slug": "a",}]""", "LineNumber: 0", TestName = "Bad JSON")]
    [TestCase("null", "empty", TestName = "Nothing")]
    public void A_wrong_data_file_fails_with_its_name_and_what_is_wrong(string json, string problem) =>
        Assert.That(
            () => Parse<DemoTag[]>(json),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("Content/wrong.json").And.Message.Contains(problem)
        );

    [TestCase("""["{nobody}"]""", "nobody", TestName = "An unknown slot")]
    [TestCase("""["{unit"]""", "{unit", TestName = "An open slot")]
    public void A_wrong_template_fails_with_the_file_and_the_slot(string json, string problem) =>
        Assert.That(
            () => Parse<DemoTemplate[]>(json),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("Content/wrong.json").And.Message.Contains(problem)
        );

    private static T Parse<T>(string json)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return DemoContent.Parse<T>("wrong", file);
    }
}
