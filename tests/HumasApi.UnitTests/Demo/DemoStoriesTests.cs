using HumasApi.Demo;
using HumasApi.Demo.Stories;
using NUnit.Framework;

namespace HumasApi.UnitTests.Demo;

/// <summary>The tables behind the articles.</summary>
internal sealed class DemoStoriesTests
{
    private static IEnumerable<TestCaseData<DemoStory>> Stories => DemoStories.All.Select(story => new TestCaseData<DemoStory>(story).SetArgDisplayNames(story.Key));

    [Test]
    public void There_are_at_least_forty_kinds_of_event()
    {
        Assert.That(DemoStories.All, Has.Count.GreaterThanOrEqualTo(40));
        Assert.That(DemoStories.All.Select(story => story.Key), Is.Unique);
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
        Assert.That(DemoRota.Casts.Count(), Is.EqualTo(DemoStories.All.Count));
        Assert.That(DemoRota.Casts.All(cast => 2 * cast.Places <= cast.TitleCycle));
    }
}
