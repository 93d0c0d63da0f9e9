using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Management.Articles;

internal static class ArticleRoutes
{
    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        var articles = routes.MapGroup("/articles").WithTags("Articles");
        articles
            .MapGet("", ListArticlesEndpoint.Handle)
            .WithQuery(ListArticlesEndpoint.Parameters)
            .Documented<ListResponse<ManagedArticleRow>>(
                "listManagedArticles",
                "List articles",
                "All articles, the last edited first, drafts included."
            )
            .FailsWith(Problems.ImportedBeforeNeedsSource);
        articles
            .MapPost("", CreateArticleEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new TakesArticleBody())
            .Reads<CreateArticleInput>()
            .DocumentedCreate<ManagedArticleResponse>(
                "createArticle",
                "Create an article",
                "Writes a new article, as a draft, or with `publish` at once for readers."
            );
        articles
            .MapGet("/{id}", GetArticleEndpoint.ById)
            .WithQuery(GetArticleEndpoint.Include)
            .Documented<ManagedArticleResponse>(
                "getManagedArticle",
                "Get an article",
                "An article with the content of its newest revision."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapPatch("/{id}", PatchArticleEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new TakesArticleBody())
            .Reads<ArticleInput>(false, "application/merge-patch+json", "application/json")
            .NeedsIfMatch()
            .Documented<ManagedArticleResponse>(
                "patchArticle",
                "Change an article",
                "Merge-patch (RFC 7396) on the newest revision. What is live stays live until it is published. References and "
                    + "images are replaced whole."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapDelete("/{id}", DeleteArticleEndpoint.Handle)
            .WithQuery(Reasons.Parameter)
            .NeedsIfMatch()
            .DocumentedDelete(
                "deleteArticle",
                "Delete an article",
                "Deletes an article that readers never saw. One that they saw is unpublished instead."
            )
            .FailsWith(Problems.InUse, Problems.NotFound, Problems.WasPublished);
        articles
            .MapPost("/{id}/submit", ReviewArticleEndpoint.Submit)
            .WithQuery()
            .Reads<SubmitInput>(optional: true)
            .NeedsIfMatch()
            .Documented<ManagedArticleResponse>(
                "submitArticle",
                "Submit for review",
                "Submits the draft to the reviewers; to one of them with `assignee` (422 `cannot-review` for a key that may not)."
            )
            .FailsWith(Problems.IllegalTransition, Problems.NotFound);
        articles
            .MapPost("/{id}/withdraw", ReviewArticleEndpoint.Withdraw)
            .WithQuery()
            .Reads<RemarkInput>(optional: true)
            .NeedsIfMatch()
            .Documented<ManagedArticleResponse>(
                "withdrawArticle",
                "Take back from review",
                "Makes it a draft again, from review or after approval. What readers see stays; to take that down use unpublish."
            )
            .FailsWith(Problems.IllegalTransition, Problems.NotFound);
        articles
            .MapPost("/{id}/approve", ReviewArticleEndpoint.Approve)
            .WithQuery()
            .Reads<RemarkInput>(optional: true)
            .NeedsIfMatch(allowsAny: false)
            .Documented<ManagedArticleResponse>(
                "approveArticle",
                "Approve",
                "Approves the newest revision. When four-eyes approval is required, its last editor cannot approve it."
            )
            .FailsWith(Problems.FourEyes, Problems.IllegalTransition, Problems.NotFound);
        articles
            .MapPost("/{id}/reject", ReviewArticleEndpoint.Reject)
            .WithQuery()
            .Reads<RejectInput>()
            .NeedsIfMatch()
            .Documented<ManagedArticleResponse>("rejectArticle", "Reject", "Sends the draft back to its submitter, with a reason.")
            .FailsWith(Problems.IllegalTransition, Problems.NotFound);
        articles
            .MapPost("/{id}/assign", ReviewArticleEndpoint.Assign)
            .WithQuery()
            .Reads<AssignInput>()
            .NeedsIfMatch()
            .Documented<ManagedArticleResponse>(
                "assignArticle",
                "Assign a review",
                "Assigns a draft in review to one reviewer, or with null to anyone who may review it."
            )
            .FailsWith(Problems.IllegalTransition, Problems.NotFound);
        articles
            .MapGet("/{id}/reviewers", ListReviewersEndpoint.Handle)
            .WithQuery(ListReviewersEndpoint.Parameters)
            .Documented<ListResponse<ReviewerRow>>(
                "listReviewers",
                "List who can review",
                "Who can be assigned, by name: the keys that may review the draft now, and the people who have signed in, "
                    + "whose rights are only in their tokens. For callers who may write or review the article."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapGet("/{id}/notes", ListNotesEndpoint.Handle)
            .WithQuery(PagingParameters.All)
            .Documented<ListResponse<NoteRow>>(
                "listArticleNotes",
                "List notes",
                "Remarks on revisions and the steps of reviews, newest first."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapPost("/{id}/notes", AddNoteEndpoint.Handle)
            .WithQuery()
            .Reads<NoteInput>()
            .DocumentedCreate<ItemResponse<NoteRow>>(
                "addArticleNote",
                "Add a note",
                "A remark on a revision, for those who work on the article."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapGet("/{id}/preview-links", ListPreviewLinksEndpoint.Handle)
            .WithQuery(PagingParameters.All)
            .Documented<ListResponse<PreviewLinkRow>>(
                "listPreviewLinks",
                "List preview links",
                "Links that show the draft to anyone who holds them, newest first, with how often each was opened."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapPost("/{id}/preview-links", CreatePreviewLinkEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new SecretResponse())
            .Reads<PreviewLinkInput>(optional: true)
            .DocumentedCreate<ItemResponse<NewPreviewLink>>(
                "createPreviewLink",
                "Create a preview link",
                "A link that shows the newest revision, also of later edits, in the shape of Delivery, until it expires or is "
                    + "removed. Its address is in this response and cannot be retrieved again."
            )
            .FailsWith(Problems.NotFound, Problems.SecretNotKept, Problems.TooManyLinks);
        articles
            .MapDelete("/{id}/preview-links/{linkId}", DeletePreviewLinkEndpoint.Handle)
            .WithQuery(Reasons.Parameter)
            .DocumentedDelete("deletePreviewLink", "Remove a preview link", "Ends a link at once and on all instances.")
            .FailsWith(Problems.NotFound);
        articles
            .MapPost("/{id}/publish", PublishArticleEndpoint.Handle)
            .WithQuery()
            .Reads<PublishInput>(optional: true)
            .NeedsIfMatch(allowsAny: false)
            .Documented<ManagedArticleResponse>(
                "publishArticle",
                "Publish an article",
                "Publishes the newest revision. Readers see it with the answer. An author becomes public with the first "
                    + "article, so that one takes the right to publish for the unit of the author as well."
            )
            .FailsWith(Problems.NotFound, Problems.NothingToPublish, Problems.ReviewRequired);
        articles
            .MapPost("/{id}/unpublish", UnpublishArticleEndpoint.Handle)
            .WithQuery()
            .Reads<UnpublishInput>(optional: true)
            .NeedsIfMatch()
            .Documented<ManagedArticleResponse>(
                "unpublishArticle",
                "Unpublish an article",
                "Unpublishes an article: readers get 410 with the note, or a plain 404. The text stays as a draft."
            )
            .FailsWith(Problems.NotFound, Problems.NotLive);
        articles
            .MapDelete("/{id}/draft", DiscardDraftEndpoint.Handle)
            .WithQuery(Reasons.Parameter)
            .NeedsIfMatch()
            .Documented<ManagedArticleResponse>(
                "discardArticleDraft",
                "Discard the draft",
                "Goes back to what is live. The dropped revision stays in the history."
            )
            .FailsWith(Problems.NoDraft, Problems.NotFound, Problems.NothingLive);
        articles
            .MapGet("/{id}/import", GetArticleImportEndpoint.Handle)
            .WithQuery()
            .Documented<ItemResponse<ArticleImport>>(
                "getArticleImport",
                "Get the import record",
                "Where an imported article comes from, and what its source held beside it."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapGet("/{id}/revisions", ListRevisionsEndpoint.Handle)
            .WithQuery(PagingParameters.All)
            .Documented<ListResponse<RevisionRow>>("listArticleRevisions", "List revisions", "The history of an article, newest first.")
            .FailsWith(Problems.NotFound);
        articles
            .MapGet("/{id}/revisions/{number:int}", GetRevisionEndpoint.Handle)
            .WithQuery(GetArticleEndpoint.Include)
            .Documented<ManagedArticleResponse>("getArticleRevision", "Get a revision", "The article as it was saved then.")
            .FailsWith(Problems.NotFound);
        articles
            .MapGet("/{id}/revisions/{number:int}/diff", DiffRevisionsEndpoint.Handle)
            .WithQuery(DiffRevisionsEndpoint.Parameters)
            .Documented<ItemResponse<RevisionDiff>>(
                "diffArticleRevisions",
                "Compare two revisions",
                "What changed between two revisions, member by member; texts also word by word."
            )
            .FailsWith(Problems.NotFound, Problems.ServerBusy);
        articles
            .MapPost("/{id}/revisions/{number:int}/restore", RestoreRevisionEndpoint.Handle)
            .WithQuery()
            .Reads<NothingInput>(optional: true)
            .NeedsIfMatch()
            .Documented<ManagedArticleResponse>(
                "restoreArticleRevision",
                "Restore a revision",
                "What was saved then becomes the newest revision, under the present slug."
            )
            .FailsWith(
                Problems.NotFound,
                Problems.ReviewRequired,
                Problems.SlugTaken,
                Problems.TranslationExists,
                Problems.UnitClosed,
                Problems.UnitQuotaExceeded,
                Problems.UnknownReference
            );
        articles
            .MapGet("/by-slug/{slug}", GetArticleEndpoint.BySlug)
            .WithQuery(GetArticleEndpoint.Include)
            .Documented<ManagedArticleResponse>(
                "getManagedArticleBySlug",
                "Get an article by slug",
                "An article by any slug it has or had."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapGet("/by-source/{source}/{externalId}", GetArticleEndpoint.BySource)
            .WithQuery(GetArticleEndpoint.Include)
            .Documented<ManagedArticleResponse>(
                "getManagedArticleBySource",
                "Get an article by import key",
                "The article that was imported under this key."
            )
            .FailsWith(Problems.NotFound);
        articles
            .MapPut("/by-source/{source}/{externalId}", PutArticleBySourceEndpoint.Handle)
            .WithQuery(PutArticleBySourceEndpoint.Overwrite, PutArticleBySourceEndpoint.Create)
            .WithMetadata(new TakesArticleBody())
            .Reads<ImportedArticleInput>()
            .Documented<ManagedArticleResponse>(
                "putArticleBySource",
                "Import an article",
                "For scripts: creates or updates the article of this key. An absent member takes its default on create and "
                    + "stays on update. Answers 201 or 200, and `meta.outcome`."
            )
            .FailsWith(
                Problems.DoesNotExist,
                Problems.ExistsAlready,
                Problems.MalformedIfMatch,
                Problems.NotFound,
                Problems.VersionMismatch
            )
            .Produces<ManagedArticleResponse>(StatusCodes.Status201Created, "application/json");
    }
}
