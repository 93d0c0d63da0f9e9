using System.CommandLine;

namespace HumasApi.Cli;

/// <summary><c>humas completion</c>: a script for a shell that asks <c>humas "[suggest:CURSOR]" "LINE"</c> what may come next.</summary>
internal sealed class CompletionCommand : HumasCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        // Options are offered when a word begins with -; else names of files come before them.
        ["bash"] = """
            _humas() {
              local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]} found
              found=$(humas "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
              [[ $word == -* ]] || found=$(grep -v '^[-/?]' <<<"$found")
              COMPREPLY=($(compgen -W "$found" -- "$word"))
            }
            complete -o default -F _humas humas
            """,
        ["zsh"] = """
            #compdef humas
            _humas() {
              local -a found
              found=("${(@f)$(humas "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              [[ $words[CURRENT] == -* ]] || found=(${found:#[-/?]*})
              compadd -- $found
              _files
            }
            compdef _humas humas
            """,
        ["fish"] = """
            function __humas
              set -l line (commandline --cut-at-cursor)
              humas "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
            end
            complete -c humas -a '(__humas)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName humas -ScriptBlock {
              param($word, $line, $cursor)
              humas "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    private readonly Argument<string> name = new("SHELL") { Description = "Which shell" };

    public CompletionCommand(Shell shell)
        : base(
            "completion",
            "Print a script that lets a shell complete commands and options.",
            "source <(humas completion bash)        # in ~/.bashrc",
            "source <(humas completion zsh)         # in ~/.zshrc, behind compinit",
            "humas completion fish | source         # in config.fish",
            "humas completion pwsh | Out-String | Invoke-Expression   # in $PROFILE"
        )
    {
        name.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Arguments.Add(name);
        SetAction(parsed =>
        {
            shell.Out.Write(Scripts[parsed.GetValue(name)!] + "\n");
            return ExitCodes.Well;
        });
    }
}
