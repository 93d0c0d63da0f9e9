using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HumasApi.Data;

internal sealed class SynonymRuleConfiguration : IEntityTypeConfiguration<SynonymRule>
{
    public void Configure(EntityTypeBuilder<SynonymRule> builder)
    {
        builder.ToTable("synonym_rules");
        builder.Property(rule => rule.Note).HasMaxLength(SynonymRule.NoteMaxLength);
        builder.Property(rule => rule.CreatedBy).AsJson();
    }
}

internal sealed class SearchMissConfiguration : IEntityTypeConfiguration<SearchMiss>
{
    public void Configure(EntityTypeBuilder<SearchMiss> builder)
    {
        builder.ToTable("search_misses");
        builder.HasKey(miss => new { miss.Day, miss.Query });
        builder.Property(miss => miss.Query).HasMaxLength(SearchMiss.QueryMaxLength);
    }
}

internal sealed class WorkingTextConfiguration : IEntityTypeConfiguration<WorkingText>
{
    public void Configure(EntityTypeBuilder<WorkingText> builder)
    {
        builder.ToTable("working_texts");
        builder.Property(text => text.Id).ValueGeneratedNever();
        builder.HasIndex(text => text.Words).HasMethod("gin");
        builder.HasOne<Article>().WithMany().HasForeignKey(text => text.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}
