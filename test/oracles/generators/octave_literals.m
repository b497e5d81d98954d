% Evaluates each text of a JSON file of [{"text": …}, …]; one JSON line each: text, shape and the values row by row, 17 digits.
arguments = argv();
cases = jsondecode(fileread(arguments{1}));
for k = 1:numel(cases)
  text = cases(k).text;
  try
    x = eval([text ';']);
    values = cellfun(@(v) sprintf('%.17g', v), num2cell(double(x.')), 'UniformOutput', false);
    printf('%s\n', jsonencode(struct('text', text, 'shape', size(x), 'values', {values(:).'})));
  catch problem
    fprintf(stderr, '%s: %s\n', text, problem.message);
  end
end
