using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Domain;

internal sealed class ArticleTests
{
    private static readonly Actor Editor = new(Guid.NewGuid(), "Editor");
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Publish_moves_the_editorial_time_only_when_it_is_sent()
    {
        var (article, first) = Saved();
        article.Publish(first, Noon.AddDays(-3), UpdateKind.Minor, null, Editor, Noon);
        var second = Save(article, first);
        article.Publish(second, null, UpdateKind.Major, "Angka diperbaiki.", Editor, Noon.AddHours(1));
        Assert.Multiple(() =>
        {
            Assert.That(article.PublishedAt, Is.EqualTo(Noon.AddDays(-3)));
            Assert.That(article.FirstPublishedAt, Is.EqualTo(Noon));
            Assert.That(article.UpdatedAt, Is.EqualTo(Noon.AddHours(1)));
            Assert.That(article.Notices, Is.EqualTo(new[] { new ArticleNotice("update", Noon.AddHours(1), "Angka diperbaiki.") }));
            Assert.That(article.HasDraft, Is.False);
            Assert.That(article.Version, Is.EqualTo(4));
        });
    }

    [Test]
    public void The_first_publish_is_never_an_update()
    {
        var (article, first) = Saved();
        article.Publish(first, null, UpdateKind.Major, "x", Editor, Noon);
        Assert.That((article.UpdatedAt, article.Notices.Count), Is.EqualTo(((DateTimeOffset?)null, 0)));
    }

    [Test]
    public void A_discarded_draft_keeps_its_number()
    {
        var (article, first) = Saved();
        article.Publish(first, null, UpdateKind.Minor, null, Editor, Noon);
        var second = Save(article, first);
        article.DiscardDraft(first, article.Id, Editor, Noon);
        Assert.That((article.NewestRevisionNumber, article.NextRevisionNumber, second.Number), Is.EqualTo((1, 3, 2)));
    }

    [Test]
    public void Refuses_what_its_state_does_not_allow()
    {
        var (article, first) = Saved();
        Assert.That(() => article.Unpublish(Editor, Noon), Refused(Rule.NotLive));
        Assert.That(() => article.DiscardDraft(first, article.Id, Editor, Noon), Refused(Rule.NothingLive));
        article.Publish(first, null, UpdateKind.Minor, null, Editor, Noon);
        Assert.That(() => article.Publish(first, null, UpdateKind.Minor, null, Editor, Noon), Refused(Rule.NothingToPublish));
        Assert.That(() => article.DiscardDraft(first, article.Id, Editor, Noon), Refused(Rule.NoDraft));
    }

    [Test]
    public void Two_revisions_say_the_same_whoever_saved_them()
    {
        var (article, first) = Saved();
        var again = first with
        {
            Id = Guid.NewGuid(),
            Number = 9,
            CreatedAt = Noon.AddDays(1),
            CreatedBy = new Actor(null, "Lain"),
            TagIds = [.. first.TagIds],
        };
        Assert.That(again.HasSameContentAs(first));
        Assert.That((again with { Title = "Lain" }).HasSameContentAs(first), Is.False);
        Assert.That((again with { TagIds = [Guid.NewGuid()] }).HasSameContentAs(first), Is.False);
        Assert.That((again with { CoverImage = new StoredImage { Url = "https://a.example/b.jpg" } }).HasSameContentAs(first), Is.False);
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(Rule rule) =>
        Throws.TypeOf<RuleViolation>().With.Property(nameof(RuleViolation.Rule)).EqualTo(rule);

    private static (Article Article, ArticleRevision Revision) Saved()
    {
        var article = new Article { CreatedAt = Noon, CreatedBy = Editor };
        var revision = new ArticleRevision
        {
            ArticleId = article.Id,
            Number = 1,
            Slug = "a",
            Language = "id",
            Title = "A",
            TimeZone = "Asia/Jakarta",
            UnitId = Guid.NewGuid(),
            TagIds = [Guid.NewGuid()],
            CreatedAt = Noon,
            CreatedBy = Editor,
        };
        article.Save(revision, article.Id, imported: false, Editor, Noon);
        return (article, revision);
    }

    private static ArticleRevision Save(Article article, ArticleRevision last)
    {
        var next = last with { Id = Guid.NewGuid(), Number = article.NextRevisionNumber };
        article.Save(next, article.Id, imported: false, Editor, Noon);
        return next;
    }
}
