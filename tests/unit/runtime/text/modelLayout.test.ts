import { expect, it } from 'vitest';
import { graphFile, layOutModel } from '../../../../src/runtime/text/modelLayout';

const gpt2 = { architectures: ['GPT2LMHeadModel'] };
const json = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'generation_config.json'];

it('takes what a model that continues text needs, and nothing else', () => {
  const available = [...json, 'README.md', 'model.safetensors', 'onnx/model.onnx', 'onnx/model_fp16.onnx'];
  expect(layOutModel(gpt2, available, 'fp32', 'a')).toEqual({
    architecture: 'GPT2LMHeadModel',
    tasks: ['generate', 'tokenize'],
    dtype: 'fp32',
    files: ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'generation_config.json', 'onnx/model.onnx'],
  });
});

it('takes the weights of the type that is asked for', () => {
  const layout = layOutModel(gpt2, [...json, 'onnx/model.onnx', 'onnx/model_quantized.onnx'], 'q8', 'a');
  expect(layout).toMatchObject({ dtype: 'q8', files: expect.arrayContaining(['onnx/model_quantized.onnx']) });
});

it('takes the most exact weights where no type is asked for', () => {
  expect(layOutModel(gpt2, [...json, 'onnx/model_q4.onnx', 'onnx/model_fp16.onnx'], null, 'a')).toMatchObject({ dtype: 'fp16' });
});

it('takes weights that lie beside the graph', () => {
  const files = [...json, 'onnx/model.onnx', 'onnx/model.onnx_data', 'onnx/model.onnx_data_1', 'onnx/model_q4.onnx_data'];
  expect(layOutModel(gpt2, files, 'fp32', 'a')).toMatchObject({ files: [...json, 'onnx/model.onnx', 'onnx/model.onnx_data', 'onnx/model.onnx_data_1'] });
});

it('knows the older name of a graph', () => {
  const layout = layOutModel(gpt2, [...json, 'onnx/decoder_model_merged_quantized.onnx'], 'q8', 'a');
  expect(layout).toMatchObject({ files: [...json, 'onnx/decoder_model_merged_quantized.onnx'] });
  expect(graphFile(['onnx/decoder_model_merged_quantized.onnx'])).toBe('decoder_model_merged');
  expect(graphFile(['onnx/model.onnx'])).toBe('model');
});

it('takes both graphs of a model that answers', () => {
  const layout = layOutModel({ architectures: ['T5ForConditionalGeneration'] }, [...json, 'onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'], 'fp32', 'a');
  expect(layout).toMatchObject({ tasks: ['text-to-text', 'tokenize'], files: [...json, 'onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'] });
});

it('tells what a model can do by its architectures', () => {
  const tasks = (...architectures: string[]) => layOutModel({ architectures }, [...json, 'onnx/model.onnx'], null, 'a');
  expect(tasks('LlamaForCausalLM')).toMatchObject({ tasks: ['generate', 'tokenize'] });
  expect(tasks('BertForMaskedLM')).toMatchObject({ tasks: ['fill-mask', 'tokenize'] });
  expect(tasks('BertModel')).toMatchObject({ tasks: ['embed', 'tokenize'] });
  expect(tasks('BertForMaskedLM', 'BertModel')).toMatchObject({ tasks: ['fill-mask', 'tokenize', 'embed'] });
});

it('names the file that is missing', () => {
  expect(layOutModel(gpt2, ['config.json', 'onnx/model.onnx'], null, 'a')).toMatchObject({ code: 'model-file-missing', values: { file: 'tokenizer.json' } });
  expect(layOutModel(gpt2, json, 'fp16', 'a')).toMatchObject({ code: 'model-file-missing', values: { file: 'onnx/model_fp16.onnx' } });
});

it('names the types of weights that are there', () => {
  expect(layOutModel(gpt2, [...json, 'onnx/model.onnx', 'onnx/model_q4.onnx'], 'q8', 'a')).toMatchObject({ code: 'model-dtype-missing', values: { dtype: 'q8', offered: 'fp32, q4' } });
});

it('says that no node can use an architecture', () => {
  expect(layOutModel({ architectures: ['ViTForImageClassification'] }, [...json, 'onnx/model.onnx'], null, 'a')).toMatchObject({ code: 'model-unsupported', values: { architecture: 'ViTForImageClassification' } });
});
