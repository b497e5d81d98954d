#% true double-softmax — modules added by name, as in early tutorials
import torch
from torch import optim

def build_model(input_dim, output_dim):
    model = torch.nn.Sequential()
    model.add_module("linear_1", torch.nn.Linear(input_dim, 512, bias=False))
    model.add_module("sigmoid_1", torch.nn.Sigmoid())
    model.add_module("linear_2", torch.nn.Linear(512, output_dim, bias=False))
    model.add_module("softmax", torch.nn.Softmax())
    return model

def train(model, loss, optimizer, x_val, y_val):
    optimizer.zero_grad()
    fx = model.forward(x_val)
    output = loss.forward(fx, y_val)
    output.backward()
    optimizer.step()
    return output.item()

model = build_model(784, 10)
loss = torch.nn.CrossEntropyLoss(reduction='mean')
optimizer = optim.SGD(model.parameters(), lr=0.01)
train(model, loss, optimizer, x, y)
#% true double-softmax — a BERT classifier whose forward ends in softmax
import torch
import torch.nn as nn
from transformers import BertModel

class BertClassifier(nn.Module):
    def __init__(self, bert_config, num_labels):
        super().__init__()
        self.bert = BertModel(config=bert_config)
        self.classifier = nn.Linear(bert_config.hidden_size, num_labels)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, input_ids, attention_mask, token_type_ids):
        bert_output = self.bert(input_ids=input_ids, attention_mask=attention_mask)
        pooled = bert_output[1]
        logits = self.classifier(pooled)
        return self.softmax(logits)

def main():
    model = BertClassifier(bert_config, num_labels).to(device)
    optimizer = AdamW(model.parameters(), lr=learning_rate)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(1, epochs + 1):
        model.train()
        for batch_index, batch in enumerate(train_dataloader):
            input_ids = batch[0].to(device)
            attention_mask = batch[1].to(device)
            token_type_ids = batch[2].to(device)
            label_ids = batch[3].to(device)
            output = model(
                input_ids=input_ids,
                attention_mask=attention_mask,
                token_type_ids=token_type_ids,
            )
            loss = criterion(output, label_ids)
            loss.backward()
            optimizer.step()
#% true double-softmax — softmax in the middle of a Lightning step
import pytorch_lightning as pl
import torch
from torch.nn import functional as F

class LitClassifier(pl.LightningModule):
    def __init__(self, backbone, lr=1e-3):
        super().__init__()
        self.backbone = backbone
        self.lr = lr

    def forward(self, x):
        return self.backbone(x).softmax(dim=-1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        y_hat = self(x)
        loss = F.cross_entropy(y_hat, y)
        self.log("train_loss", loss)
        return loss
#% true double-softmax — a shared step with a criterion
import lightning as L
import torch
import torch.nn as nn

class AudioNet(L.LightningModule):
    def __init__(self, n_classes):
        super().__init__()
        self.net = nn.Sequential(nn.Conv1d(1, 16, 9), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten())
        self.head = nn.Linear(16, n_classes)
        self.act = nn.Softmax(dim=1)
        self.criterion = nn.CrossEntropyLoss(label_smoothing=0.1)

    def forward(self, x):
        x = self.net(x)
        x = self.head(x)
        out = self.act(x)
        return out

    def _shared_step(self, batch):
        x, y = batch
        pred = self.forward(x)
        return self.criterion(pred, y)
#% true double-softmax — the original tutorial's CNN on sound
from torch import nn
from torchsummary import summary

class CNNNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Sequential(nn.Conv2d(1, 16, 3, stride=1, padding=2), nn.ReLU(), nn.MaxPool2d(2))
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(128 * 5 * 4, 10)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, input_data):
        x = self.conv1(input_data)
        x = self.flatten(x)
        logits = self.linear(x)
        predictions = self.softmax(logits)
        return predictions

def train_single_epoch(model, data_loader, loss_fn, optimiser, device):
    for input, target in data_loader:
        input, target = input.to(device), target.to(device)
        prediction = model(input)
        loss = loss_fn(prediction, target)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    print(f"loss: {loss.item()}")

if __name__ == "__main__":
    cnn = CNNNetwork().to(device)
    loss_fn = nn.CrossEntropyLoss()
    train_single_epoch(cnn, train_dataloader, loss_fn, optimiser, device)
#% true double-softmax — softmax of HF logits before the loss
import torch
from transformers import AutoModelForSequenceClassification
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased", num_labels=3)
loss_fct = torch.nn.CrossEntropyLoss()
outputs = model(input_ids=ids, attention_mask=mask)
probs = torch.nn.functional.softmax(outputs.logits, dim=-1)
loss = loss_fct(probs.view(-1, 3), labels.view(-1))
#% true double-softmax — compute_loss of a custom Trainer
import torch.nn as nn
from transformers import Trainer

class WeightedTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        logits = outputs.get("logits").softmax(-1)
        loss_fct = nn.CrossEntropyLoss(weight=self.class_weights)
        loss = loss_fct(logits.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss
#% true double-softmax — an actor network with imitation loss
import torch as T
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim

class ActorNetwork(nn.Module):
    def __init__(self, n_actions, input_dims, alpha):
        super(ActorNetwork, self).__init__()
        self.actor = nn.Sequential(
            nn.Linear(*input_dims, 256),
            nn.ReLU(),
            nn.Linear(256, n_actions),
            nn.Softmax(dim=-1)
        )
        self.optimizer = optim.Adam(self.parameters(), lr=alpha)

    def forward(self, state):
        dist = self.actor(state)
        return dist

actor = ActorNetwork(4, (8,), 3e-4)
pred = actor(T.tensor(states, dtype=T.float))
bc_loss = F.cross_entropy(pred, T.tensor(actions))
#% true double-softmax — a segmentation net with Softmax2d
import torch
import torch.nn as nn

class UNetHead(nn.Module):
    def __init__(self, c, n):
        super().__init__()
        self.outc = nn.Conv2d(c, n, 1)
        self.soft = nn.Softmax2d()
    def forward(self, x):
        return self.soft(self.outc(x))

head = UNetHead(64, 4)
criterion = nn.CrossEntropyLoss(ignore_index=255)
masks_pred = head(feats)
loss = criterion(masks_pred, true_masks)
#% true double-softmax — exp over its sum, broadcast
import torch
import torch.nn.functional as F
z = model(x)
e = torch.exp(z - z.max(dim=1, keepdim=True).values)
p = e / e.sum(dim=1, keepdim=True)
loss = F.cross_entropy(p, y)
#% true double-softmax — functional given by its long name
import torch
out = net(batch)
loss = torch.nn.functional.cross_entropy(input=torch.softmax(out, 1), target=labels, reduction='sum')
#% true double-softmax — weights and a method chain
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss(weight=torch.tensor([0.2, 0.8]).cuda()).cuda()
for i, (img, label) in enumerate(loader):
    logit = model(img.cuda())
    prob = nn.Softmax(dim=1)(logit)
    loss = criterion(prob, label.cuda())
#% true double-softmax — exponentiated log-softmax
import torch
import torch.nn.functional as F
log_probs = F.log_softmax(model(x), dim=-1)
probs = log_probs.exp()
loss = F.cross_entropy(probs, y)
#% true double-softmax — an attribute of the module that is a functional
import torch.nn as nn
import torch.nn.functional as F

class Text(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(300, 5)
        self.loss = nn.CrossEntropyLoss()
    def predict(self, x):
        return F.softmax(self.fc(x), dim=1)
    def fit_batch(self, x, y):
        out = self.predict(x)
        return self.loss(out, y)
#% true double-sigmoid — a U-Net for one class
import torch
import torch.nn as nn

class UNet(nn.Module):
    def __init__(self, in_ch=3, out_ch=1):
        super().__init__()
        self.enc = nn.Conv2d(in_ch, 64, 3, padding=1)
        self.conv_last = nn.Conv2d(64, out_ch, 1)
    def forward(self, x):
        x = torch.relu(self.enc(x))
        out = self.conv_last(x)
        out = torch.sigmoid(out)
        return out

model = UNet()
bce = nn.BCEWithLogitsLoss()
for images, masks in train_loader:
    preds = model(images)
    loss = bce(preds, masks)
#% true double-sigmoid — squeezed twice
import torch
from torch import nn
lossfn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))
y_prob = torch.sigmoid(clf(xb)).squeeze(-1)
loss = lossfn(y_prob, yb.float())
#% true double-sigmoid — an expit written out
import torch
import torch.nn.functional as F
s = 1 / (1 + torch.exp(-net(x)))
loss = F.binary_cross_entropy_with_logits(s, t)
#% true double-sigmoid — inside autocast
import torch
import torch.nn as nn
crit = nn.BCEWithLogitsLoss()
with torch.cuda.amp.autocast():
    out = model(x).sigmoid()
    loss = crit(out, y)
scaler.scale(loss).backward()
#% true double-sigmoid — link prediction by a decoder
import torch
import torch.nn.functional as F
class GAE(torch.nn.Module):
    def decode(self, z, edge_index):
        return torch.sigmoid((z[edge_index[0]] * z[edge_index[1]]).sum(dim=-1))
    def recon_loss(self, z, pos, labels):
        out = self.decode(z, pos)
        return F.binary_cross_entropy_with_logits(out, labels)
#% true double-sigmoid — torchvision's focal loss of probabilities
import torch
from torchvision.ops import sigmoid_focal_loss
probs = torch.sigmoid(model(images))
loss = sigmoid_focal_loss(probs, targets, alpha=0.25, gamma=2.0, reduction="mean")
#% true logits-as-probabilities — BCELoss of a linear head
import torch
import torch.nn as nn
class LogReg(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.linear = nn.Linear(n, 1)
    def forward(self, x):
        return self.linear(x)
model = LogReg(20)
criterion = nn.BCELoss()
y_hat = model(x)
loss = criterion(y_hat, y)
#% true logits-as-probabilities — a Sequential without a sigmoid
import torch.nn as nn
net = nn.Sequential(nn.Linear(30, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 1))
loss_func = nn.BCELoss()
for xb, yb in dl:
    loss = loss_func(net(xb), yb)
#% true logits-as-probabilities — decision_function by cross_val_predict
from sklearn.model_selection import cross_val_predict
from sklearn.svm import LinearSVC
from sklearn.metrics import log_loss
scores = cross_val_predict(LinearSVC(), X, y, cv=5, method="decision_function")
print(log_loss(y, scores))
#% true logits-as-probabilities — Keras, a last Dense without activation, string loss
from tensorflow.keras import layers, models
model = models.Sequential()
model.add(layers.Conv2D(32, (3, 3), activation='relu', input_shape=(32, 32, 3)))
model.add(layers.Flatten())
model.add(layers.Dense(64, activation='relu'))
model.add(layers.Dense(10))
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
#% true double-softmax — the CIFAR tutorial with a softmax
import tensorflow as tf
from tensorflow.keras import datasets, layers, models
model = models.Sequential([
    layers.Conv2D(32, 3, activation='relu', input_shape=(32, 32, 3)),
    layers.GlobalAveragePooling2D(),
    layers.Dense(10, activation=tf.nn.softmax),
])
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
#% true double-softmax — functional model returned by a builder
import keras
from keras.layers import Input, Conv1D, LSTM, Dense, Dropout, Reshape

def deep_conv_lstm(inp_shape, out_shape):
    inp = Input(inp_shape)
    x = Conv1D(64, 5, activation='relu')(inp)
    act = LSTM(128, activation='tanh', name="lstm_2")(x)
    act = Dropout(.5, name="dot_2")(act)
    out_act = Dense(out_shape, activation='softmax', name="act_smx")(act)
    model = keras.models.Model(inputs=inp, outputs=out_act)
    return model

model = deep_conv_lstm((128, 6), 12)
model.compile(optimizer='adam', loss=keras.losses.CategoricalCrossentropy(from_logits=True), metrics=['acc'])
#% true double-sigmoid — transfer learning, cats and dogs
import tensorflow as tf
base_model = tf.keras.applications.MobileNetV2(input_shape=(160, 160, 3), include_top=False)
base_model.trainable = False
inputs = tf.keras.Input(shape=(160, 160, 3))
x = base_model(inputs, training=False)
x = tf.keras.layers.GlobalAveragePooling2D()(x)
x = tf.keras.layers.Dropout(0.2)(x)
outputs = tf.keras.layers.Dense(1, activation='sigmoid')(x)
model = tf.keras.Model(inputs, outputs)
model.compile(optimizer=tf.keras.optimizers.Adam(1e-4),
              loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=['accuracy'])
#% true double-softmax — subclassed model with a custom loop
import tensorflow as tf
class Net(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(128, activation='relu')
        self.d2 = tf.keras.layers.Dense(n, activation='softmax')
    def call(self, x):
        return self.d2(self.d1(x))
model = Net(10)
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = model(images, training=True)
        loss = loss_object(labels, predictions)
    gradients = tape.gradient(loss, model.trainable_variables)
#% true double-softmax — TF 1 placeholders and graph
import tensorflow as tf
x = tf.placeholder(tf.float32, [None, 784])
W = tf.Variable(tf.zeros([784, 10]))
b = tf.Variable(tf.zeros([10]))
y = tf.nn.softmax(tf.matmul(x, W) + b)
y_ = tf.placeholder(tf.float32, [None, 10])
cross_entropy = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=y))
train_step = tf.train.GradientDescentOptimizer(0.5).minimize(cross_entropy)
#% true double-sigmoid — TF's weighted form
import tensorflow as tf
pred = tf.math.sigmoid(dense(x))
loss = tf.reduce_mean(tf.nn.weighted_cross_entropy_with_logits(labels=y, logits=pred, pos_weight=4.0))
#% true double-softmax — optax with flax linen
import flax.linen as nn
import jax
import optax

class CNN(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.Conv(features=32, kernel_size=(3, 3))(x)
        x = nn.relu(x)
        x = x.reshape((x.shape[0], -1))
        x = nn.Dense(features=10)(x)
        return nn.softmax(x)

model = CNN()
def loss_fn(params, batch):
    logits = model.apply({'params': params}, batch['image'])
    return optax.softmax_cross_entropy_with_integer_labels(logits, batch['label']).mean()
#% true double-softmax — optax with the state's apply_fn kept close
import jax
import jax.numpy as jnp
import optax
def loss_fn(params, x, y):
    probs = jax.nn.softmax(forward(params, x), axis=-1)
    one_hot = jax.nn.one_hot(y, 10)
    return jnp.mean(optax.softmax_cross_entropy(logits=probs, labels=one_hot))
#% true double-sigmoid — optax binary
import jax
import optax
p = jax.nn.sigmoid(h @ w)
loss = optax.sigmoid_binary_cross_entropy(p, y).mean()
#% true swapped-arguments — optax takes logits first
import jax, optax
labels = jax.nn.one_hot(batch['y'], 10)
loss = optax.softmax_cross_entropy(labels, logits).mean()
#% true swapped-arguments — log_loss with predict_proba first
from sklearn.metrics import log_loss
from sklearn.ensemble import RandomForestClassifier
rf = RandomForestClassifier(n_estimators=200).fit(X_train, y_train)
print("loss:", log_loss(rf.predict_proba(X_test), y_test))
#% true swapped-arguments — criterion(labels, outputs)
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
labels = torch.tensor([0, 2, 1])
outputs = model(inputs)
loss = criterion(labels, outputs)
#% true swapped-arguments — Keras functional in torch's order
import tensorflow as tf
y_pred = tf.nn.softmax(model(x))
loss = tf.keras.losses.categorical_crossentropy(y_pred, tf.one_hot(y, 10))
#% true probabilities-as-log — NLLLoss with softmax in forward
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(784, 128)
        self.fc2 = nn.Linear(128, 10)
    def forward(self, x):
        x = F.relu(self.fc1(x))
        return F.softmax(self.fc2(x), dim=1)
model = Net()
criterion = nn.NLLLoss()
for images, labels in trainloader:
    log_ps = model(images)
    loss = criterion(log_ps, labels)
#% true probabilities-as-log — KLDivLoss on two softmaxes
import torch
import torch.nn as nn
kl = nn.KLDivLoss(reduction='batchmean')
p_s = torch.softmax(student(x), dim=1)
p_t = torch.softmax(teacher(x), dim=1)
loss = kl(p_s, p_t)
#% true probabilities-as-log — distillation with a temperature
import torch.nn as nn
import torch.nn.functional as F
def distill(student_logits, teacher_logits, T=4.0):
    soft_s = F.softmax(student_logits / T, dim=1)
    soft_t = F.softmax(teacher_logits / T, dim=1)
    return F.kl_div(soft_s, soft_t, reduction='batchmean') * T * T
#% true kl-argument-order — target is the log
import torch.nn.functional as F
p = F.softmax(teacher_logits, dim=-1)
log_q = F.log_softmax(student_logits, dim=-1)
loss = F.kl_div(p, log_q, reduction='batchmean')
#% true kl-mean-reduction — left at its default in distillation
import torch.nn as nn
import torch.nn.functional as F
def loss_fn_kd(outputs, labels, teacher_outputs, alpha, T):
    KD_loss = nn.KLDivLoss()(F.log_softmax(outputs/T, dim=1), F.softmax(teacher_outputs/T, dim=1)) * (alpha * T * T) + \
              F.cross_entropy(outputs, labels) * (1. - alpha)
    return KD_loss
#% true kl-log-target — log target without saying so
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(a, -1), F.log_softmax(b, -1), reduction="batchmean")
#% true labels-as-probabilities — argmax of Keras's predictions
import numpy as np
from sklearn.metrics import log_loss
y_pred = np.argmax(model.predict(X_val), axis=1)
print(log_loss(y_val, y_pred))
#% true labels-as-probabilities — predict of a pipeline
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, accuracy_score
pipe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
pipe.fit(X_train, y_train)
preds = pipe.predict(X_test)
print(accuracy_score(y_test, preds))
print(log_loss(y_test, preds))
#% true labels-as-probabilities — a rounded sigmoid
import torch
import torch.nn as nn
bce = nn.BCELoss()
pred = torch.round(torch.sigmoid(model(x)))
loss = bce(pred, y)
#% true rows-not-normalized — three forecasts, one sums to 1.1
import numpy as np
from sklearn.metrics import log_loss
y_true = [0, 1, 2]
y_pred = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.2], [0.2, 0.2, 0.6]])
log_loss(y_true, y_pred)
#% true wrong-axis — softmax over the batch in numpy, written out
import tensorflow as tf
y_true = tf.constant([[1., 0.], [0., 1.], [1., 0.]])
y_pred = tf.constant([[0.2, 0.5], [0.3, 0.25], [0.5, 0.25]])
cce = tf.keras.losses.CategoricalCrossentropy()
print(cce(y_true, y_pred).numpy())
#% true target-out-of-range — 255 left in a mask
import torch
import torch.nn as nn
logits = torch.randn(1, 3, 2, 2)
mask = torch.tensor([[[0, 1], [2, 255]]])
loss = nn.CrossEntropyLoss()(logits, mask)
#% true target-out-of-range — a label of minus one
import torch
import torch.nn.functional as F
out = torch.randn(4, 5)
loss = F.cross_entropy(out, torch.tensor([0, -1, 2, 4]))
#% true target-off-by-one — MATLAB's labels
import torch
import torch.nn as nn
logits = torch.tensor([[1.0, 2.0, 0.1], [0.3, 0.2, 2.2], [0.5, 0.1, 0.4]])
y = torch.tensor([1, 3, 2])
print(nn.CrossEntropyLoss()(logits, y))
#% true one-hot-as-index — Keras' sparse loss with to_categorical
import tensorflow as tf
from tensorflow.keras.utils import to_categorical
y_train = to_categorical(y_train, 10)
model = tf.keras.Sequential([tf.keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(x_train, y_train, epochs=5)
#% true index-as-one-hot — categorical loss with integers
import tensorflow as tf
cce = tf.keras.losses.CategoricalCrossentropy()
y_true = tf.constant([0, 1, 2])
y_pred = tf.constant([[0.9, 0.05, 0.05], [0.05, 0.89, 0.06], [0.05, 0.01, 0.94]])
loss = cce(y_true, y_pred)
#% true one-hot-as-index — NLL with one-hot rows
import torch
import torch.nn.functional as F
logp = F.log_softmax(net(x), dim=1)
y1h = F.one_hot(y, num_classes=10)
loss = F.nll_loss(logp, y1h)
#% true binary-target-out-of-range — hinge labels into BCE
import torch
import torch.nn as nn
y = torch.tensor([1., -1., -1., 1.])
loss = nn.BCEWithLogitsLoss()(model(x).squeeze(), y)
#% true target-not-normalized — multi-label rows into softmax CE
import torch
import torch.nn as nn
target = torch.tensor([[1., 0., 1.], [0., 1., 1.]])
loss = nn.CrossEntropyLoss()(model(x), target)
#% true unsorted-labels — classes in the order of the report
from sklearn.metrics import log_loss
classes = ["win", "draw", "loss"]
print(log_loss(y_test, proba, labels=classes))
#% true infinity-hidden — a certain and wrong forecast
from sklearn.metrics import log_loss
y = [1, 0, 1, 1]
p = [0.9, 0.2, 0.0, 0.8]
log_loss(y, p)
#% true all-rows-ignored — padding only
import torch
import torch.nn.functional as F
logits = torch.randn(3, 7)
target = torch.full((3,), -100, dtype=torch.long)
loss = F.cross_entropy(logits, target)
#% true smoothing-with-ignored — a pad class with smoothing
import torch.nn as nn
criterion = nn.CrossEntropyLoss(ignore_index=0, label_smoothing=0.1)
#% true unit-mismatch — bits by natural logarithm
import numpy as np
p = np.array([0.5, 0.25, 0.25])
entropy_bits = -np.sum(p * np.log(p))
#% true unit-mismatch — scipy without a base
from scipy.stats import entropy
h_bits = entropy([0.5, 0.5])
print(f"{h_bits} bits")
