using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;

namespace HumasApi.Management.Articles;

/// <summary>What can be done with an article, by the names of its routes.</summary>
internal enum ArticleAction
{
    Edit,
    Delete,
    DiscardDraft,
    Submit,
    Withdraw,
    Approve,
    Reject,
    Assign,
    Publish,
    Unpublish,
    RestoreRevision,
    AddNote,
    CreatePreviewLink,
    DeletePreviewLink,
    Translate,
    Import,
}

/// <summary>
/// Lists what a caller may do with articles now, from its rights, the state of each article and the review policy of its unit.
/// </summary>
internal sealed class ArticleActions(HumasDbContext database, Rights rights)
{
    /// <summary>The actions for each article, with the same number of commands for one and for a hundred.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="lastEditor">Who wrote the newest revision of an article.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> OfAsync(
        IReadOnlyList<Article> articles,
        Func<Article, Actor> lastEditor,
        CancellationToken cancellationToken
    )
    {
        // Only a draft that waits for publishing can be rejected.
        var policies = await ReviewPolicies.ReadAsync(
            database,
            articles.Where(article => article.DraftState is not null).SelectMany(article => article.Units()),
            cancellationToken
        );
        var publishable = await rights.UnitsAsync(Right.Publish, cancellationToken);
        var newAuthors = publishable is null
            ? new Dictionary<Guid, Guid>()
            : await NewAuthors.UnitsAsync(
                database,
                articles.Where(article => article.DraftState is not null).SelectMany(article => article.AuthorIds),
                cancellationToken
            );
        var all = new List<IReadOnlyList<string>>();
        foreach (var article in articles)
        {
            var (policy, state) = (ReviewPolicies.Of(article, policies), article.DraftState);
            var (writes, reviews) = (
                await rights.HasAsync(Right.WriteDrafts, article, cancellationToken),
                await rights.HasAsync(Right.Review, article, cancellationToken)
            );
            var (publishes, unpublishes) = (
                await rights.HasAsync(Right.Publish, article, cancellationToken) && MayIntroduce(article),
                await rights.HasAsync(Right.Unpublish, article, cancellationToken)
            );
            List<(ArticleAction Action, bool May)> actions =
            [
                (ArticleAction.Edit, writes),
                (ArticleAction.Delete, writes && !article.WasPublished),
                (ArticleAction.DiscardDraft, writes && article is { IsLive: true, HasDraft: true }),
                (ArticleAction.Submit, writes && state == DraftState.Draft),
                (ArticleAction.Withdraw, writes && state is DraftState.InReview or DraftState.Approved),
                (
                    ArticleAction.Approve,
                    reviews && state == DraftState.InReview && !(policy.FourEyes && lastEditor(article).IsSameAs(rights.Caller))
                ),
                (ArticleAction.Reject, reviews && state is DraftState.InReview or DraftState.Approved),
                (ArticleAction.Assign, reviews && state == DraftState.InReview),
                (ArticleAction.Publish, publishes && state is { } stage && (!policy.Required || stage == DraftState.Approved)),
                (ArticleAction.Unpublish, unpublishes && article.WasPublished),
                (ArticleAction.RestoreRevision, writes && article.LastRevisionNumber > 1),
                (ArticleAction.AddNote, writes),
                (ArticleAction.CreatePreviewLink, writes),
                (ArticleAction.DeletePreviewLink, writes),
                (ArticleAction.Translate, writes),
                (ArticleAction.Import, article.ImportSource is not null && await rights.HasAsync(Right.Import, article, cancellationToken)),
            ];
            all.Add([.. actions.Where(one => one.May).Select(one => one.Action.ToWire())]);
        }
        return all;

        bool MayIntroduce(Article article) =>
            publishable is null
            || article.AuthorIds.All(author => !newAuthors.TryGetValue(author, out var unit) || publishable.Contains(unit));
    }
}
